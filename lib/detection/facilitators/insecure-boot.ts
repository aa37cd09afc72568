import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ boot }: JudgedProfile): ClaimReading => {
  if (boot === undefined) return null
  return boot.secure ? [] : [{ subject: '', summary: 'The device says it starts whatever is on its flash memory.' }]
}

export const insecureBoot: Rule = {
  id: 'insecure-boot',
  kind: 'facilitator',
  title: 'No secure boot',
  stage: 'persistence',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1542', name: 'Pre-OS Boot' },
  rationale: 'Changed firmware survives a restart, and nothing notices.',
  source: 'ETSI EN 303 645 provision 5.7-1 (secure boot); NIST SP 800-193.',
  remedy: 'Turn secure boot on, or plan the replacement of the model.',
  needs: ['event'],
  enables: ['system-file-change', 'unannounced-firmware'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
