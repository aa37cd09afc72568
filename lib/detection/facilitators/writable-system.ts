import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ system }: JudgedProfile): ClaimReading => {
  if (system?.readOnly === undefined) return null
  return system.readOnly
    ? []
    : [{ subject: '', summary: 'The partition of its programs can be written while it runs.' }]
}

export const writableSystem: Rule = {
  id: 'writable-system',
  kind: 'facilitator',
  title: 'System files can be changed',
  stage: 'persistence',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1554', name: 'Compromise Host Software Binary' },
  rationale: 'Malware that can write among the programs is still there after a restart.',
  source: 'NIST SP 800-193 section 4.2 (protection of firmware and critical data); ETSI EN 303 645 provision 5.7-1.',
  remedy: 'Mount the system partition read-only, with verified boot.',
  needs: ['event'],
  enables: ['system-file-change', 'restart-loop'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
