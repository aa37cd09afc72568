import { toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ operatingSystem }: JudgedProfile, at: EpochMs): ClaimReading => {
  if (operatingSystem?.supportEndsAt === undefined || operatingSystem.supportEndsAt === null) return null
  const { name, supportEndsAt } = operatingSystem
  if (supportEndsAt > at) return []
  return [{ subject: name, summary: `The maker of ${name} stopped fixing it on ${toIso(supportEndsAt).slice(0, 10)}.` }]
}

export const unsupportedOperatingSystem: Rule = {
  id: 'unsupported-operating-system',
  kind: 'facilitator',
  title: 'Operating system without support',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1203', name: 'Exploitation for Client Execution' },
  rationale: 'Flaws found from now on stay open for ever.',
  source:
    'NIST SP 800-40 rev. 4 (software that is no longer supported); ETSI EN 303 645 provision 5.3-13 (defined support period).',
  remedy: 'Move to a version that is supported, or isolate the device.',
  needs: ['event'],
  enables: ['unexpected-process', 'restart-loop', 'new-listening-port', 'exploit-answered', 'payload-download'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
