import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const SOON_MS = 30 * DAY_MS

const read = ({ certificates }: JudgedProfile, at: EpochMs): ClaimReading => {
  if (certificates === undefined) return null
  return certificates
    .filter(({ notAfter }) => notAfter - at < SOON_MS)
    .map(({ notAfter, fingerprint }) => {
      const day = toIso(notAfter).slice(0, 10)
      const isOver = notAfter <= at
      return {
        subject: fingerprint,
        summary: isOver ? `Its certificate expired on ${day}.` : `Its certificate expires on ${day}.`,
        severity: isOver ? 'high' : severity,
      }
    })
}

export const expiredCertificate: Rule = {
  id: 'expired-certificate',
  kind: 'facilitator',
  title: 'Certificate expired or about to',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1588.004', name: 'Obtain Capabilities: Digital Certificates' },
  rationale: 'Devices with expired certificates are cut off, or, worse, are told to accept anything.',
  source: 'AWS IoT Device Defender audit DEVICE_CERTIFICATE_EXPIRING_CHECK: 30 days.',
  remedy: 'Rotate the certificate now.',
  needs: ['event'],
  enables: [],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
