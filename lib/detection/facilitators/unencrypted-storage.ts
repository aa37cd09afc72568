import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ encryption }: JudgedProfile): ClaimReading => {
  if (encryption?.storageEncrypted === undefined) return null
  return encryption.storageEncrypted ? [] : [{ subject: '', summary: 'What it stores is not encrypted.' }]
}

export const unencryptedStorage: Rule = {
  id: 'unencrypted-storage',
  kind: 'facilitator',
  title: 'Data lies open on the device',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1005', name: 'Data from Local System' },
  rationale: 'Recordings, names and network passwords go with the device when it is stolen, sold or read out.',
  source: 'OWASP IoT Top 10 2018, item 7 (insecure data transfer and storage); ETSI EN 303 645 provision 5.4-1.',
  remedy: 'Encrypt the storage with a key in hardware.',
  needs: ['event'],
  enables: ['bulk-transfer'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
