import type { EndpointFacts } from './facts'
import { flowsTo } from './evidence-match'
import type { Hit, Rule } from './rule'

/** The part of a hit that every rule about one remote endpoint has in common. */
export const endpointHit = (
  endpoint: EndpointFacts,
  rule: Pick<Rule, 'severity'>,
): Pick<Hit, 'subject' | 'severity' | 'exposure' | 'firstSeenAt' | 'lastSeenAt' | 'isEvidence'> => ({
  subject: `${endpoint.ip}:${String(endpoint.port)}`,
  severity: rule.severity,
  exposure: 'unknown',
  firstSeenAt: endpoint.firstAt,
  lastSeenAt: endpoint.lastAt,
  isEvidence: flowsTo(endpoint.ip, endpoint.port),
})

/** Why a rule about connections cannot say anything. */
export const NO_FLOWS = 'no network monitor sees this device'
