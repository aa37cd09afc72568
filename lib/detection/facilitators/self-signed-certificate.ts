import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ certificates }: JudgedProfile): ClaimReading => {
  if (certificates === undefined) return null
  return certificates
    .filter(({ selfSigned }) => selfSigned)
    .map(({ fingerprint }) => ({ subject: fingerprint, summary: 'It shows a certificate that nobody vouches for.' }))
}

export const selfSignedCertificate: Rule = {
  id: 'self-signed-certificate',
  kind: 'facilitator',
  title: 'Certificate signed by itself',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1557', name: 'Adversary-in-the-Middle' },
  rationale: 'Clients must accept a certificate blindly or know it beforehand; most accept any, also a forged one.',
  source: 'RFC 5280 section 3.2 (trust comes from a path to an anchor); OWASP IoT Top 10 2018, item 2.',
  remedy: 'Issue certificates by an authority that the clients know.',
  needs: ['event'],
  enables: ['raw-channel'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
