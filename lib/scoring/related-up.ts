import type { RelatedScope } from '@/lib/domain/related-scope'
import type { EpochMs } from '@/lib/domain/time'
import type { CompiledPolicy } from './compiled-policy'
import { decayOf } from './decay'
import type { IndicatorEvidence } from './indicator-evidence'
import type { RelatedUp, ScoringContext } from './inputs'

/** What breached peers with the same sign add, and the own finding they speak of. */
export type PeerSupport = {
  logOdds: number
  decay: number
  item: IndicatorEvidence
  peers: number
  scope: RelatedScope
}

const supportOf = (up: RelatedUp, item: IndicatorEvidence, compiled: CompiledPolicy, asOf: EpochMs): PeerSupport => {
  const decay = decayOf(asOf - up.lastSeenAt, item.halfLifeMs)
  const { peers, scope } = up
  const logOdds = Math.log1p(Math.max(0, peers)) * decay
  const supported = Math.min(compiled.policy.related.upMax, logOdds) * Math.min(1, item.remaining)
  return { logOdds: supported, decay, item, peers, scope }
}

const isAbout = (up: RelatedUp, { finding, rule }: IndicatorEvidence): boolean =>
  finding.ruleId === up.ruleId && finding.subject === up.subject && !rule.isAttempt

/**
 * The upward part of the term R: ln(1 + n) of breached peers with the same rule and subject, ageing with their
 * findings, at most 2. Three choices the model leaves open: it needs the own sign and grows with it up to 1 nat, so
 * that a fading sign does not drop the term at once; where several signs are shared the strongest counts, since it
 * is mostly the same peers again; and an attempt shared with peers says as little as one alone.
 */
export const peerSupportOf = (
  evidence: readonly IndicatorEvidence[],
  { relatedUp }: ScoringContext,
  compiled: CompiledPolicy,
  asOf: EpochMs,
): PeerSupport | null => {
  let best: PeerSupport | null = null
  if (relatedUp.length === 0) return null
  for (const item of evidence)
    for (const up of relatedUp) {
      if (!isAbout(up, item)) continue
      const support = supportOf(up, item, compiled, asOf)
      if (support.logOdds > (best?.logOdds ?? 0)) best = support
    }
  return best
}
