import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

/** Two years: by then at least one flaw of a usual embedded component was found. */
const OLD_MS = 730 * DAY_MS

const read = ({ firmware }: JudgedProfile, at: EpochMs): ClaimReading => {
  if (firmware?.releasedAt === undefined || firmware.releasedAt === null) return null
  const { version, releasedAt } = firmware
  if (at - releasedAt < OLD_MS) return []
  return [{ subject: version, summary: `Its firmware ${version} was released on ${toIso(releasedAt).slice(0, 10)}.` }]
}

export const outdatedFirmware: Rule = {
  id: 'outdated-firmware',
  kind: 'facilitator',
  title: 'Old firmware',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1203', name: 'Exploitation for Client Execution' },
  rationale: 'What was found in its parts since the release is not fixed in it.',
  source:
    'ETSI EN 303 645 provisions 5.3-2 and 5.3-8 (updates, and in time); OWASP IoT Top 10 2018, item 5. The two years are an argument.',
  remedy: 'Install the latest firmware, or ask the vendor for one.',
  needs: ['event'],
  enables: ['unexpected-process', 'restart-loop', 'exploit-answered', 'payload-download'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
