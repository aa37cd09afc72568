import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ updates }: JudgedProfile): ClaimReading => {
  if (updates?.automatic === undefined) return null
  return updates.automatic ? [] : [{ subject: '', summary: 'It installs no update by itself.' }]
}

export const manualUpdates: Rule = {
  id: 'manual-updates',
  kind: 'facilitator',
  title: 'Updates wait for a person',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1203', name: 'Exploitation for Client Execution' },
  rationale: 'In a fleet, what a person must start is not done on most devices.',
  source: 'ETSI EN 303 645 provision 5.3-4 (automatic mechanisms should be used for software updates).',
  remedy: 'Turn automatic updates on, or plan updates in waves for the fleet.',
  needs: ['event'],
  enables: ['restart-loop'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
