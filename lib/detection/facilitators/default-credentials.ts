import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'critical' as const

const WORDS = {
  default: 'The device says it still has the credentials it shipped with.',
  shared: 'The device says it shares its credentials with other devices.',
  'none-required': 'The device says it asks for no credentials.',
} as const

const read = ({ credentials }: JudgedProfile): ClaimReading => {
  if (credentials === undefined) return null
  return credentials === 'unique' ? [] : [{ subject: credentials, summary: WORDS[credentials] }]
}

export const defaultCredentials: Rule = {
  id: 'default-credentials',
  kind: 'facilitator',
  title: 'Default or shared credentials',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1078.001', name: 'Valid Accounts: Default Accounts' },
  rationale: 'Passwords that ship with a model are in every dictionary; they are how most IoT botnets get in.',
  source: 'ETSI EN 303 645 provision 5.1-1 (no universal default passwords); NISTIR 8259A.',
  remedy: 'Give the device a password or key of its own.',
  needs: ['event'],
  enables: ['login-after-failures', 'inbound-guessing', 'new-listening-port', 'new-account', 'weakened-protection'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
