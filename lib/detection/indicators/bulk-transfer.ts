import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { rampConfidence } from '../confidence'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Bytes out in a day from which it is more than telemetry, from which there is no doubt, and how one-sided it must be. */
const BYTES_MIN = 10_000_000
const BYTES_FULL = 100_000_000
const RATIO_MIN = 10
/** Uploads to ordinary services are ordinary. */
const COMMON_PORT_FACTOR = 0.4

const severity = 'high' as const

export const bulkTransfer: Rule = {
  id: 'bulk-transfer',
  kind: 'indicator',
  title: 'Sends much to one endpoint',
  stage: 'impact',
  family: 'transfer',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1041', name: 'Exfiltration Over C2 Channel' },
  rationale:
    'Sensors send less than 10 MB a day and cameras upload to names; a one-sided stream to a bare endpoint on an odd port is theft.',
  source: 'Argument: size of telemetry; ATT&CK T1041 and T1048.',
  remedy: 'Find out what the endpoint is and what was sent.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (endpoint.zone !== 'internet' || endpoint.answered === 0 || endpoint.bytesOut < BYTES_MIN) return []
      if (endpoint.bytesOut < RATIO_MIN * endpoint.bytesIn) return []
      const name = nameStateOf(facts, endpoint.ip, at)
      const port = COMMON_TCP_PORTS.has(endpoint.port) ? COMMON_PORT_FACTOR : 1
      const megabytes = String(Math.round(endpoint.bytesOut / 1_000_000))
      return {
        ...endpointHit(endpoint, { severity }),
        firstSeenAt: endpoint.dayAt,
        confidence: rampConfidence(endpoint.bytesOut, BYTES_MIN, BYTES_FULL, 0.7) * port * NAME_FACTOR[name],
        count: endpoint.contacts,
        summary: `The device sent ${megabytes} MB to ${endpointName(endpoint.ip, endpoint.port)} within a day and received next to nothing. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
