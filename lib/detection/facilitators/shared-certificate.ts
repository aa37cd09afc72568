import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'critical' as const

const read = ({ certificates }: JudgedProfile): ClaimReading => {
  const shared = certificates?.filter((certificate) => certificate.shared !== undefined)
  if (shared === undefined || shared.length === 0) return null
  return shared
    .filter((certificate) => certificate.shared === true)
    .map(({ fingerprint }) => ({ subject: fingerprint, summary: 'Other devices hold the same certificate and key.' }))
}

export const sharedCertificate: Rule = {
  id: 'shared-certificate',
  kind: 'facilitator',
  title: 'Several devices hold this certificate',
  stage: 'lateral-movement',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1552.004', name: 'Unsecured Credentials: Private Keys' },
  rationale: 'Who takes the key from one device speaks in the name of all.',
  source: 'AWS IoT Device Defender audit DEVICE_CERTIFICATE_SHARED_CHECK (critical).',
  remedy: 'Issue a certificate of its own to each device and revoke the shared one.',
  needs: ['event'],
  enables: ['login-guessing', 'unnamed-fan-out'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
