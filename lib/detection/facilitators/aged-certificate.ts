import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const OLD_MS = 365 * DAY_MS

const read = ({ certificates }: JudgedProfile, at: EpochMs): ClaimReading => {
  const dated = certificates?.flatMap(({ notBefore, fingerprint }) =>
    notBefore === undefined ? [] : [{ notBefore, fingerprint }],
  )
  if (dated === undefined || dated.length === 0) return null
  return dated
    .filter(({ notBefore }) => at - notBefore >= OLD_MS)
    .map(({ notBefore, fingerprint }) => ({
      subject: fingerprint,
      summary: `Its certificate was issued on ${toIso(notBefore).slice(0, 10)}.`,
    }))
}

export const agedCertificate: Rule = {
  id: 'aged-certificate',
  kind: 'facilitator',
  title: 'Certificate in use for more than a year',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1588.004', name: 'Obtain Capabilities: Digital Certificates' },
  rationale:
    'The longer a key is in use, the more copies of it there are, and nobody knows how to change it when it must be.',
  source: 'AWS IoT Device Defender audit DEVICE_CERTIFICATE_AGE_CHECK: 365 days by default.',
  remedy: 'Rotate certificates once a year, by itself.',
  needs: ['event'],
  enables: ['raw-channel'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
