import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ updates }: JudgedProfile): ClaimReading => {
  if (updates?.signed === undefined) return null
  return updates.signed
    ? []
    : [{ subject: '', summary: 'The device says it installs updates without checking a signature.' }]
}

export const unsignedUpdates: Rule = {
  id: 'unsigned-updates',
  kind: 'facilitator',
  title: 'Updates are not signed',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1195.002', name: 'Compromise Software Supply Chain' },
  rationale: 'Whoever can reach the update channel can run code on the device.',
  source: 'ETSI EN 303 645 provision 5.3-9 and 5.3-10 (authenticity of updates); RFC 9019.',
  remedy: 'Move to firmware that verifies the signature of an update before it installs it.',
  needs: ['event'],
  enables: ['system-file-change', 'unexpected-process', 'unannounced-firmware'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
