import type { EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { recordsWhere } from '../evidence-match'
import type { DeviceFacts } from '../facts/facts'
import { endpointName } from '../flow-hit'
import { mergedHits } from '../merged-hits'
import { isOldTls, tlsName } from '../knowledge/old-tls'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import { outcomeOf, type Hit, type Rule } from '../rule'
import { GONE_AFTER_MS } from '../fold/served-ports'
import type { OldSession } from '../facts/tls-facts'

const severity = 'medium' as const

/** What was seen on the wire can belong to one service or server only; the device's own word is for all of it. */
const SEEN_CONFIDENCE = 0.8

const read = ({ encryption }: JudgedProfile): ClaimReading => {
  if (encryption === undefined) return null
  const { tlsMinimum } = encryption
  if (tlsMinimum === undefined) return null
  if (!isOldTls(tlsMinimum)) return []
  const summary =
    tlsMinimum === 'none' ? 'The device accepts connections without TLS.' : `The device accepts TLS ${tlsMinimum}.`
  return [{ subject: tlsMinimum, summary, severity: tlsMinimum === 'none' ? 'high' : severity }]
}

const seen = (old: OldSession | null, words: string, at: EpochMs): Hit[] => {
  if (old === null || at - old.lastAt >= GONE_AFTER_MS) return []
  const { version, ip, port, firstAt, lastAt, count } = old
  return [
    {
      subject: version,
      confidence: SEEN_CONFIDENCE,
      severity,
      exposure: 'unknown',
      firstSeenAt: firstAt,
      lastSeenAt: lastAt,
      count,
      summary: `The device ${words} ${endpointName(ip, port)} with ${tlsName(version)}.`,
      isEvidence: recordsWhere('tls', (tls) => tls.version === version),
    },
  ]
}

const onTheWire = ({ secure }: DeviceFacts['traffic'], at: EpochMs): Hit[] => [
  ...seen(secure?.accepted ?? null, 'let in', at),
  ...seen(secure?.spoken ?? null, 'spoke to', at),
]

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
  needs: ['event', 'tls'],
  enables: ['raw-channel', 'odd-tls'],
  evaluate: (facts, at) => {
    const claimed = judgeClaim(facts, at, { severity }, read)
    if (facts.traffic.secure === null) return claimed
    const hits = claimed.status === 'found' ? claimed.hits : []
    return outcomeOf(mergedHits([...hits, ...onTheWire(facts.traffic, at)]))
  },
}
