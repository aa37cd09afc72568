import type { FlowResult } from '@/lib/domain/observation'
import { flowsTo } from './evidence-match'
import type { EndpointFacts } from './facts/facts'
import type { Hit, Rule } from './rule'

/** An address and a port as people write them; IPv6 in brackets (RFC 3986 section 3.2.2). */
export const endpointName = (ip: string, port: number): string =>
  ip.includes(':') ? `[${ip}]:${String(port)}` : `${ip}:${String(port)}`

/**
 * The part of a hit that every rule about one remote endpoint has in common; with a result, only flows of that result
 * are its evidence.
 */
export const endpointHit = (
  { ip, port, transport, firstAt, lastAt }: EndpointFacts,
  rule: Pick<Rule, 'severity'>,
  result?: FlowResult,
): Pick<Hit, 'subject' | 'severity' | 'exposure' | 'firstSeenAt' | 'lastSeenAt' | 'isEvidence'> => ({
  subject: endpointName(ip, port),
  severity: rule.severity,
  exposure: 'unknown',
  firstSeenAt: firstAt,
  lastSeenAt: lastAt,
  isEvidence: flowsTo(ip, port, transport, result),
})

/** Why a rule about connections cannot say anything. */
export const NO_FLOWS = 'no network monitor sees this device'
