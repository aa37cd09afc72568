import { DAY_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { flowsWhere } from '../evidence-match'
import { endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Calls from which it is no chance. */
const CALLS_FULL = 3

const severity = 'high' as const

export const callBack: Rule = {
  id: 'call-back',
  kind: 'indicator',
  title: 'Calls somebody who had tried it',
  stage: 'execution',
  family: 'download',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1105', name: 'Ingress Tool Transfer' },
  rationale:
    'An exploit makes the device fetch its payload, or open a shell, at the host it came from. Devices have no other reason to call strangers back.',
  source:
    'Argument: a stranger tries the device, and within an hour the device opens a session to him on another port than the one he came from. An answer to a session seen from its middle is no call.',
  remedy: 'Isolate the device and look at what it fetched.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    if (facts.flows === null) return notAssessed(NO_FLOWS)
    const calls = facts.traffic.contacts?.callBacks.filter(({ lastAt }) => at - lastAt <= DAY_MS) ?? []
    const hits = calls.map(({ ip, port, firstAt, lastAt, calls: count }) => {
      const name = nameStateOf(facts, ip, at)
      return {
        subject: endpointName(ip, port),
        confidence: rampConfidence(count, 1, CALLS_FULL, 0.7) * NAME_FACTOR[name],
        severity,
        exposure: 'internet' as const,
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count,
        summary: `${ip} tried the device, and within an hour the device called its port ${String(port)}, ${String(count)} times. ${NAME_WORDS[name]}`,
        isEvidence: flowsWhere(({ origin, responder }) => origin.ip === ip || responder.ip === ip),
      }
    })
    return outcomeOf(hits)
  },
}
