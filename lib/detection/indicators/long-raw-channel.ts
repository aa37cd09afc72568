import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { rampConfidence } from '../confidence'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Length of one session from which it is held open on purpose, and from which there is no doubt. */
const LENGTH_MIN_MS = HOUR_MS
const LENGTH_FULL_MS = 6 * HOUR_MS

const severity = 'medium' as const

export const longRawChannel: Rule = {
  id: 'long-raw-channel',
  kind: 'indicator',
  title: 'Session held open for hours in no known protocol',
  stage: 'command-and-control',
  family: 'c2-channel',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1095', name: 'Non-Application Layer Protocol' },
  rationale: 'A bot keeps its line to the controller open and waits for orders.',
  source: 'RITA (Active Countermeasures), long connections: from one hour.',
  remedy: 'Find out what the endpoint is; if it belongs to the vendor, record that.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (endpoint.zone !== 'internet' || COMMON_TCP_PORTS.has(endpoint.port)) return []
      if (endpoint.longestRawMs < LENGTH_MIN_MS) return []
      const name = nameStateOf(facts, endpoint.ip, at)
      const minutes = String(Math.round(endpoint.longestRawMs / MINUTE_MS))
      return {
        ...endpointHit(endpoint, { severity }, 'answered'),
        confidence: rampConfidence(endpoint.longestRawMs, LENGTH_MIN_MS, LENGTH_FULL_MS, 0.7) * NAME_FACTOR[name],
        lastSeenAt: endpoint.lastRawAt,
        count: endpoint.raw,
        summary: `One session with ${endpointName(endpoint.ip, endpoint.port)} stayed open for ${minutes} minutes in a protocol the monitor does not know. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
