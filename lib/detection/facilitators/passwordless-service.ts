import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ services }: JudgedProfile): ClaimReading => {
  if (services === undefined) return null
  return services
    .filter(({ transport, open }) => transport === 'tcp' && open)
    .map(({ port }) => ({
      subject: `tcp/${String(port)}`,
      summary: `Its service on tcp/${String(port)} lets everybody in.`,
    }))
}

export const passwordlessService: Rule = {
  id: 'passwordless-service',
  kind: 'facilitator',
  title: 'A service asks for nothing',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1078', name: 'Valid Accounts' },
  rationale: 'Where nothing is asked, nothing has to be guessed: whoever reaches the port is in.',
  source:
    'ETSI EN 303 645 provision 5.1-1 (passwords unique per device) and 5.5-5 (authenticate before changes of configuration).',
  remedy: 'Ask for credentials or a certificate on every service, or turn it off.',
  needs: ['event'],
  enables: ['unexpected-process', 'new-listening-port', 'new-account'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
