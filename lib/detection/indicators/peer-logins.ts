import { rampConfidence } from '../confidence'
import { triedIn } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import { ENTERED_HALF_MS, isEntryPort } from '../fold/first-contacts'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** New neighbours within an hour from which it spreads, and from which there is no doubt. */
const HOSTS_MIN = 3
const HOSTS_FULL = 10

const severity = 'high' as const

export const peerLogins: Rule = {
  id: 'peer-logins',
  kind: 'indicator',
  title: 'Opens sessions into its neighbours',
  stage: 'lateral-movement',
  family: 'access',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1021', name: 'Remote Services' },
  rationale:
    'A device has one controller and no reason to log in to the others; an intruder goes from each device he holds to the next.',
  source:
    'ATT&CK T1021 for the technique. Argument for three: a backup target and a controller make two; a controller finds its devices over the web on its first day, so web pages count later only.',
  remedy: 'Isolate the device, and look at the neighbours it reached.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows, traffic: { contacts } }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const entered = contacts?.entered ?? null
    if (entered === null || !isWindowOpen(entered.halves, at, ENTERED_HALF_MS)) return CLEAR
    const hosts = triedIn(entered, HOSTS_MIN)
    if (hosts < HOSTS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(hosts, HOSTS_MIN, HOSTS_FULL, 0.6),
        severity,
        exposure: 'site',
        firstSeenAt: entered.firstAt,
        lastSeenAt: entered.lastAt,
        count: Math.round(hosts),
        summary: `The device opened login, file sharing or administration sessions with ${String(Math.round(hosts))} neighbours it had never talked to.`,
        isEvidence: flowsOut(flows, ({ transport, result, responder }) => {
          return transport === 'tcp' && result === 'answered' && isEntryPort(responder.port)
        }),
      },
    ])
  },
}
