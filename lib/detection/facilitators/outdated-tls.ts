import type { JudgedProfile } from '../claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const OUTDATED: ReadonlySet<string> = new Set(['none', 'ssl3', '1.0', '1.1'])

const read = ({ encryption }: JudgedProfile): ClaimReading => {
  if (encryption === undefined) return null
  const { tlsMinimum } = encryption
  if (tlsMinimum === undefined) return null
  if (!OUTDATED.has(tlsMinimum)) return []
  const summary =
    tlsMinimum === 'none' ? 'The device accepts connections without TLS.' : `The device accepts TLS ${tlsMinimum}.`
  return [{ subject: tlsMinimum, summary, severity: tlsMinimum === 'none' ? 'high' : severity }]
}

export const outdatedTls: Rule = {
  id: 'outdated-tls',
  kind: 'facilitator',
  title: 'TLS below 1.2',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1557', name: 'Adversary-in-the-Middle' },
  rationale: 'Older versions can be downgraded and read by somebody on the path.',
  source: 'RFC 8996 (TLS 1.0 and 1.1 deprecated); RFC 9325 section 3.1.1.',
  remedy: 'Update the TLS library and require TLS 1.2 or later.',
  needs: ['event'],
  enables: ['raw-channel'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
