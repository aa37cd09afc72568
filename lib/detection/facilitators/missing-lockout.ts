import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ login }: JudgedProfile): ClaimReading => {
  if (login?.lockout === undefined) return null
  return login.lockout ? [] : [{ subject: '', summary: 'Wrong passwords neither slow down nor stop further tries.' }]
}

export const missingLockout: Rule = {
  id: 'missing-lockout',
  kind: 'facilitator',
  title: 'Guessing is not slowed down',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
  rationale: 'A device that never tires of wrong passwords gives any of them up in time.',
  source: 'ETSI EN 303 645 provision 5.1-5 (make brute-force attacks impracticable); CWE-307.',
  remedy: 'Delay or lock after a few failures, for each account and for each source.',
  needs: ['event'],
  enables: ['inbound-guessing', 'login-after-failures'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
