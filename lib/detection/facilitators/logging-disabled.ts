import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ logging }: JudgedProfile): ClaimReading => {
  if (logging?.enabled === undefined) return null
  return logging.enabled ? [] : [{ subject: '', summary: 'It records no security events.' }]
}

export const loggingDisabled: Rule = {
  id: 'logging-disabled',
  kind: 'facilitator',
  title: 'Nothing is recorded',
  stage: 'persistence',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1562.001', name: 'Impair Defenses: Disable or Modify Tools' },
  rationale: 'What nobody writes down nobody finds: an intruder has all the time there is.',
  source:
    'AWS IoT Device Defender audit LOGGING_DISABLED_CHECK (low); ETSI EN 303 645 provision 5.10-1 (examine telemetry).',
  remedy: 'Turn logging on and send it to somewhere else.',
  needs: ['event'],
  enables: ['report-silence', 'unexpected-process'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
