import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ safety }: JudgedProfile): ClaimReading => {
  if (safety?.interlock === undefined) return null
  return safety.interlock
    ? []
    : [{ subject: '', summary: 'No interlock outside its software stops dangerous movements.' }]
}

export const missingInterlock: Rule = {
  id: 'missing-interlock',
  kind: 'facilitator',
  title: 'Nothing outside its software stops it',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T0831', name: 'Manipulation of Control' },
  rationale: 'What moves, heats or doses then does whatever the software is told.',
  source: 'IEC 61508-1 (protection independent of the control system); MITRE ATT&CK for ICS T0831.',
  remedy: 'Add an interlock that does not depend on the software.',
  needs: ['event'],
  enables: ['restart-loop'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
