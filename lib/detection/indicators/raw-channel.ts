import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { MINUTE_MS } from '@/lib/domain/time'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Sessions from which it is a channel; two are enough when one of them lasted. */
const SESSIONS_MIN = 5
const LONG_SESSIONS_MIN = 2
const LONG_MS = 10 * MINUTE_MS

const severity = 'medium' as const

export const rawChannel: Rule = {
  id: 'raw-channel',
  kind: 'indicator',
  title: 'Channel of no known protocol',
  stage: 'command-and-control',
  family: 'c2-channel',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1095', name: 'Non-Application Layer Protocol' },
  rationale:
    'Home-made protocols on unregistered ports carry the commands of most IoT malware, but also some vendor clouds: a sign, no proof.',
  source: 'IANA Service Name and Port Number Registry; Zeek dynamic protocol detection leaves the service empty.',
  remedy: 'Find out what the endpoint is; if it belongs to the vendor, record that.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.endpoints.flatMap((endpoint) => {
      const isLong = endpoint.longestRawMs >= LONG_MS && endpoint.raw >= LONG_SESSIONS_MIN
      if (endpoint.zone !== 'internet' || COMMON_TCP_PORTS.has(endpoint.port)) return []
      if (endpoint.raw < SESSIONS_MIN && !isLong) return []
      const name = nameStateOf(facts, endpoint.ip, at)
      return {
        ...endpointHit(endpoint, { severity }, 'answered'),
        confidence: NAME_FACTOR[name],
        lastSeenAt: endpoint.lastRawAt,
        count: endpoint.raw,
        summary: `${String(endpoint.raw)} sessions with ${endpointName(endpoint.ip, endpoint.port)} in a protocol the monitor does not know, on a port of no registered service. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
