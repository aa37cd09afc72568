import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const isShort = (keyType: string, keyBits: number): boolean =>
  (keyType === 'rsa' && keyBits < 2_048) || (keyType === 'ec' && keyBits < 224)

const read = ({ certificates }: JudgedProfile): ClaimReading => {
  if (certificates === undefined) return null
  return certificates.flatMap((certificate) => {
    const { keyType, keyBits, signatureAlgorithm, fingerprint } = certificate
    if (isShort(keyType, keyBits)) {
      return [
        {
          subject: fingerprint,
          summary: `Its certificate has a ${keyType.toUpperCase()} key of ${String(keyBits)} bits.`,
        },
      ]
    }
    const isOld = /md5|sha-?1(?!\d)/i.test(signatureAlgorithm)
    return isOld
      ? [{ subject: fingerprint, summary: `Its certificate is signed with ${signatureAlgorithm.slice(0, 40)}.` }]
      : []
  })
}

export const weakCertificate: Rule = {
  id: 'weak-certificate',
  kind: 'facilitator',
  title: 'Weak certificate',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1588.004', name: 'Obtain Capabilities: Digital Certificates' },
  rationale: 'A short key or an old signature can be forged, and with it the identity of the device.',
  source:
    'NIST SP 800-57 part 1 rev. 5, table 2 (RSA below 2048, EC below 224 bits disallowed); RFC 9155 (MD5 and SHA-1 signatures deprecated).',
  remedy: 'Issue a new certificate: RSA 2048 or EC 256 bits, SHA-256.',
  needs: ['event'],
  enables: [],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
