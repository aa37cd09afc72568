import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { rampConfidence } from '../confidence'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { lineFactor } from '../line-state'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { MINUTE_MS } from '@/lib/domain/time'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Tries in vain from which somebody insists, and from which there is no doubt: RITA counts from 20 a day. */
const TRIES_MIN = 10
const TRIES_FULL = 300
const SPAN_MIN_MS = 10 * MINUTE_MS
/** Web and other ordinary services go down for ordinary reasons. */
const COMMON_PORT_FACTOR = 0.6

const severity = 'high' as const

export const unansweredBeaconing: Rule = {
  id: 'unanswered-beaconing',
  kind: 'indicator',
  title: 'Calls an endpoint that does not answer',
  stage: 'command-and-control',
  family: 'c2-endpoint',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1008', name: 'Fallback Channels' },
  rationale:
    'Malware carries the address of its controller and keeps calling when the controller is gone; vendors keep their clouds up.',
  source:
    'RITA (Active Countermeasures) looks at pairs from 20 contacts on. Argument for 10 in vain over ten minutes: one restart of a service is shorter.',
  remedy: 'Find out what the endpoint is. If it is not the vendor, isolate and reflash the device.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const line = lineFactor(flows, at)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (endpoint.zone !== 'internet' || endpoint.transport !== 'tcp' || endpoint.failed < TRIES_MIN) return []
      const isLong = endpoint.lastFailedAt - endpoint.firstFailedAt >= SPAN_MIN_MS
      if (!isLong || endpoint.failed < (endpoint.failed + endpoint.answered) / 2) return []
      const ramp = rampConfidence(endpoint.failed, TRIES_MIN, TRIES_FULL, 0.5)
      const port = COMMON_TCP_PORTS.has(endpoint.port) ? COMMON_PORT_FACTOR : 1
      const name = nameStateOf(facts, endpoint.ip, at)
      return {
        ...endpointHit(endpoint, { severity }, 'unanswered'),
        confidence: ramp * port * line * NAME_FACTOR[name],
        firstSeenAt: endpoint.firstFailedAt,
        lastSeenAt: endpoint.lastFailedAt,
        count: endpoint.failed,
        summary: `The device called ${endpointName(endpoint.ip, endpoint.port)} ${String(endpoint.failed)} times and got no answer. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
