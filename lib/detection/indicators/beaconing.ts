import { beaconScore } from '../beacon-score'
import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { medianOf, rampConfidence } from '../confidence'
import { BEACON_RING } from '../facts/facts'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** RITA's score from which contacts count as a beacon; name and time services are clocks by nature. */
const SCORE_MIN = 0.8
const CLOCKWORK_PORTS: ReadonlySet<number> = new Set([53, 123, 853])
/** Cloud services keep alive on these by the clock. */
const COMMON_PORT_FACTOR = 0.5

const severity = 'low' as const

export const beaconing: Rule = {
  id: 'beaconing',
  kind: 'indicator',
  title: 'Contacts by the clock',
  stage: 'command-and-control',
  family: 'c2-timing',
  class: 'novelty',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1029', name: 'Scheduled Transfer' },
  rationale:
    'Malware asks for orders by the clock. So does telemetry: regularity alone is a weak sign, it supports others.',
  source:
    'RITA (Active Countermeasures) beacon score from skewness and dispersion of intervals and sizes, at least 20 contacts.',
  remedy: 'Find out what the endpoint is; if it belongs to the vendor, record that.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (endpoint.zone !== 'internet' || CLOCKWORK_PORTS.has(endpoint.port)) return []
      const score = beaconScore(endpoint.intervals, endpoint.sizes, BEACON_RING)
      if (score < SCORE_MIN) return []
      const seconds = String(Math.round(medianOf(endpoint.intervals)))
      const name = nameStateOf(facts, endpoint.ip, at)
      const port = COMMON_TCP_PORTS.has(endpoint.port) ? COMMON_PORT_FACTOR : 1
      return {
        ...endpointHit(endpoint, { severity }),
        confidence: rampConfidence(score, SCORE_MIN, 1, 0.5) * port * NAME_FACTOR[name],
        count: endpoint.contacts,
        summary: `The device contacts ${endpointName(endpoint.ip, endpoint.port)} every ${seconds} s, ${String(endpoint.contacts)} times so far. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
