import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ encryption }: JudgedProfile): ClaimReading => {
  if (encryption?.keyStorage === undefined) return null
  return encryption.keyStorage === 'plain' ? [{ subject: '', summary: 'Its private keys are kept unencrypted.' }] : []
}

export const plainKeyStorage: Rule = {
  id: 'plain-key-storage',
  kind: 'facilitator',
  title: 'Private keys lie open',
  stage: 'lateral-movement',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1552.004', name: 'Unsecured Credentials: Private Keys' },
  rationale: 'Who reads the storage takes the identity of the device elsewhere.',
  source: 'ETSI EN 303 645 provision 5.4-1 (sensitive security parameters stored securely).',
  remedy: 'Keep keys in a secure element or TPM, or at least encrypted.',
  needs: ['event'],
  enables: ['unnamed-fan-out'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
