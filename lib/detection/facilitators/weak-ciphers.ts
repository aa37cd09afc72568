import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ encryption }: JudgedProfile): ClaimReading => {
  const cipher = encryption?.weakCipher
  if (cipher === undefined) return null
  return cipher === '' ? [] : [{ subject: cipher, summary: `It accepts the cipher suite ${cipher}.` }]
}

export const weakCiphers: Rule = {
  id: 'weak-ciphers',
  kind: 'facilitator',
  title: 'Weak cipher suites',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1557', name: 'Adversary-in-the-Middle' },
  rationale:
    'A suite without encryption or with a broken cipher gives passwords and commands to whoever sits on the path.',
  source: 'RFC 9325 section 4.1 (suites that must not be negotiated); RFC 7465 (RC4); CVE-2016-2183 (triple DES).',
  remedy: 'Accept only suites with AEAD ciphers (AES-GCM, ChaCha20-Poly1305).',
  needs: ['event'],
  enables: ['raw-channel'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
