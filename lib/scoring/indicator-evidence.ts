import type { EpochMs } from '@/lib/domain/time'
import { agesFrom, decayOf, halfLifeMsOf } from './decay'
import type { CompiledPolicy, CompiledRule } from './compiled-policy'
import { HEALING_KINDS } from './inputs'
import type { ScoringContext, ScoringFinding, VerifiedMitigation } from './inputs'
import { toConfidence, toShare } from './logistic'
import type { ScoringPolicy } from './policy'
import type { PresentFinding, PresentFindings } from './present-findings'
import { sortFew } from './sort-few'

/** One indicator on its way into the score. All strengths are natural log-odds. */
export type IndicatorEvidence = {
  finding: ScoringFinding
  rule: CompiledRule
  confidence: number
  decay: number
  halfLifeMs: number
  agesFrom: EpochMs
  /** x = (w·c + e)·d. */
  strength: number
  /** x after healthy peers lowered it. */
  lowered: number
  /** x after healthy peers and healing. */
  remaining: number
  /** What it adds within its family before losses. */
  share: number
  /** What it adds within its family after losses. */
  remainingShare: number
  /** What peers and healing take from the family on its account; 0 or less. */
  peerLoss: number
  healingLoss: number
}

const NOTHING: ReadonlyMap<string, number> = new Map()

const peerFactorsOf = ({ relatedDown }: ScoringContext, keptMin: number): ReadonlyMap<string, number> => {
  if (relatedDown.length === 0) return NOTHING
  const factors = new Map<string, number>()
  for (const { findingId, share } of relatedDown) {
    const factor = Math.max(keptMin, 1 - toShare(share))
    factors.set(findingId, Math.min(factor, factors.get(findingId) ?? 1))
  }
  return factors
}

const healingFactorOf = (
  { id, lastSeenAt }: ScoringFinding,
  mitigations: readonly VerifiedMitigation[],
  { healing }: ScoringPolicy,
): number => {
  const leftBy = (mitigation: VerifiedMitigation): number =>
    mitigation.word === 'device' ? Math.sqrt(healing[mitigation.kind]) : healing[mitigation.kind]
  const applied = mitigations.filter(
    ({ verifiedAt, findingIds }) => lastSeenAt <= verifiedAt && findingIds.includes(id),
  )
  return HEALING_KINDS.reduce((left, kind) => {
    const ofKind = applied.filter((mitigation) => mitigation.kind === kind)
    return ofKind.length === 0 ? left : left * Math.min(...ofKind.map(leftBy))
  }, 1)
}

/**
 * What healing leaves of each finding. The device's own word counts the square root. The same kind twice heals once
 * (the better verified counts); different kinds multiply. A finding seen after the verification was not healed.
 */
const healingFactorsOf = (
  { mitigations }: ScoringContext,
  evidence: readonly PresentFinding[],
  { policy }: CompiledPolicy,
): ReadonlyMap<string, number> => {
  if (mitigations.length === 0) return NOTHING
  return new Map(evidence.map(({ finding }) => [finding.id, healingFactorOf(finding, mitigations, policy)]))
}

const evidenceOf = (
  { finding, rule }: PresentFinding,
  isEnabled: boolean,
  asOf: EpochMs,
  compiled: CompiledPolicy,
): IndicatorEvidence => {
  const confidence = finding.verdict === null ? toConfidence(finding.confidence) : 1
  const weighted = rule.weight * confidence
  const { share, max } = compiled.policy.facilitation
  const halfLifeMs = halfLifeMsOf(rule, weighted, compiled)
  const from = agesFrom(finding, compiled)
  const decay = decayOf(asOf - from, halfLifeMs)
  const strength = (isEnabled ? weighted + Math.min(max, share * weighted) : weighted) * decay
  return {
    finding,
    rule,
    confidence,
    decay,
    halfLifeMs,
    agesFrom: from,
    strength,
    lowered: strength,
    remaining: strength,
    share: 0,
    remainingShare: 0,
    peerLoss: 0,
    healingLoss: 0,
  }
}

const enabledRulesOf = (facilitators: readonly PresentFinding[]): ReadonlySet<string> => {
  const enabled = new Set<string>()
  for (const { rule } of facilitators) for (const ruleId of rule.traits.enables) enabled.add(ruleId)
  return enabled
}

/** By family, then the strongest first, ties by finding id: the order in which everything is summed. */
const byFamilyAndStrength = (a: IndicatorEvidence, b: IndicatorEvidence): number => {
  if (a.rule.familyIndex !== b.rule.familyIndex) return a.rule.familyIndex - b.rule.familyIndex
  if (a.strength !== b.strength) return b.strength - a.strength
  return a.finding.id < b.finding.id ? -1 : 1
}

const applyLosses = (
  item: IndicatorEvidence,
  peers: ReadonlyMap<string, number>,
  healing: ReadonlyMap<string, number>,
): void => {
  if (item.rule.isLowered) item.lowered *= peers.get(item.finding.id) ?? 1
  item.remaining = item.lowered * (healing.get(item.finding.id) ?? 1)
}

/** The strength of every indicator at a moment, before and after losses, in canonical order; shares still open. */
export const indicatorEvidenceOf = (
  { facilitators, indicators }: PresentFindings,
  context: ScoringContext,
  compiled: CompiledPolicy,
  asOf: EpochMs,
): IndicatorEvidence[] => {
  const enabled = enabledRulesOf(facilitators)
  const peers = peerFactorsOf(context, compiled.policy.related.keptMin)
  const healing = healingFactorsOf(context, indicators, compiled)
  const hasLosses = peers.size > 0 || healing.size > 0
  const evidence = indicators.map((present) => {
    const item = evidenceOf(present, enabled.has(present.rule.id), asOf, compiled)
    if (hasLosses) applyLosses(item, peers, healing)
    return item
  })
  return sortFew(evidence, byFamilyAndStrength)
}
