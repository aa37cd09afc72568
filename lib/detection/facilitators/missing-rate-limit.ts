import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ safety }: JudgedProfile): ClaimReading => {
  if (safety?.rateLimited === undefined) return null
  return safety.rateLimited ? [] : [{ subject: '', summary: 'Nothing limits what it sends in a time.' }]
}

export const missingRateLimit: Rule = {
  id: 'missing-rate-limit',
  kind: 'facilitator',
  title: 'What it sends is not limited',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1498', name: 'Network Denial of Service' },
  rationale: 'A taken device can then flood with all its link can carry.',
  source:
    'ETSI EN 303 645 provision 5.9-3 (operate in an expected, orderly manner with regard to the network); RFC 8520.',
  remedy: 'Limit its rate at the switch, the access point or in its own firewall.',
  needs: ['event'],
  enables: ['packet-flood', 'connection-flood', 'outbound-surge'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
