import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ updates }: JudgedProfile): ClaimReading => {
  if (updates?.rollbackProtected === undefined) return null
  return updates.rollbackProtected ? [] : [{ subject: '', summary: 'It accepts versions older than the one it runs.' }]
}

export const rollbackAllowed: Rule = {
  id: 'rollback-allowed',
  kind: 'facilitator',
  title: 'Old firmware can be put back',
  stage: 'persistence',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1601.002', name: 'Modify System Image: Downgrade System Image' },
  rationale: 'An old signed version brings its known holes back.',
  source: 'RFC 9019 section 3 (devices must not install older, vulnerable images).',
  remedy: 'Turn rollback protection on in the boot loader.',
  needs: ['event'],
  enables: ['system-file-change', 'firmware-downgrade'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
