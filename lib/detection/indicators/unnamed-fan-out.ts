import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../distinct-sample'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../halves'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** New hosts in ten minutes beyond what look-ups explain, from which it is a search, and from which there is no doubt. */
const HOSTS_MIN = 10
const HOSTS_FULL = 30
/** One name often stands for two addresses. */
const HOSTS_PER_LOOKUP = 2

const severity = 'high' as const

export const unnamedFanOut: Rule = {
  id: 'unnamed-fan-out',
  kind: 'indicator',
  title: 'Goes to many hosts without looking up a name',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale: 'A device finds its servers by name. Many new outside hosts that no look-up announced come from a list or from dice.',
  source: 'Argument: the whole endpoint list of a device is usually at most 20 (MUD, RFC 8520; Hamza et al. 2018).',
  remedy: 'Isolate the device and look at what it sent to these hosts.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    if (flows.encryptedLookups) return notAssessed('the device looks names up encrypted, so nothing tells which hosts have one')
    const { strangers } = flows
    if (strangers === null || !isWindowOpen(strangers.halves, at)) return CLEAR
    const { current, previous } = strangers.halves
    const lookups = current.lookups + (previous?.lookups ?? 0)
    // Without a look-up in sight, they may go another way: then nothing can be said of names.
    if (lookups === 0) return notAssessed('no name look-ups of the device are visible')
    const tried = countsOfHalves(current.hosts, previous?.hosts ?? null, HOSTS_MIN)?.tried ?? 0
    const unexplained = tried - HOSTS_PER_LOOKUP * lookups
    if (unexplained < HOSTS_MIN) return CLEAR
    const named = new Set(flows.endpoints.filter(({ firstLookedUp }) => firstLookedUp).map(({ ip }) => ip))
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(unexplained, HOSTS_MIN, HOSTS_FULL, 0.6),
        severity,
        exposure: 'unknown',
        firstSeenAt: strangers.firstAt,
        lastSeenAt: strangers.lastAt,
        count: Math.round(tried),
        summary: `The device went to about ${String(Math.round(tried))} new outside hosts within ten minutes and looked up ${String(lookups)} names.`,
        isEvidence: flowsOut(flows, ({ transport, responder }) => transport === 'tcp' && !named.has(responder.ip)),
      },
    ])
  },
}
