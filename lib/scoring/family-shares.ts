import { ATTEMPTS_INDEX } from './compiled-policy'
import type { CompiledPolicy } from './compiled-policy'
import type { IndicatorEvidence } from './indicator-evidence'

export type FamilyTotals = {
  /** Log-odds of all families after losses. */
  total: number
  /** The strongest family of behaviours after losses, and its place in canonical order (-1: none). */
  strongest: number
  strongestIndex: number
}

/** Σ x_j / j² of strengths from the strongest on, kept below a maximum (only attempts have one). */
const discountedSumOf = (strengths: readonly number[], discounts: readonly number[], max: number): number => {
  let sum = 0
  for (let j = 0; j < strengths.length; j++) sum += (strengths[j] ?? 0) * (discounts[j] ?? 0)
  return Math.min(sum, max)
}

const descending = (a: number, b: number): number => b - a

/** Spreads what a family loses over the findings that lost strength, in proportion to what each of them lost. */
const spreadLoss = (
  members: readonly IndicatorEvidence[],
  loss: number,
  lostBy: (item: IndicatorEvidence) => number,
  set: (item: IndicatorEvidence, logOdds: number) => void,
): void => {
  const lost = members.reduce((sum, item) => sum + lostBy(item), 0)
  if (lost > 0) for (const item of members) set(item, (-loss * lostBy(item)) / lost)
}

const applyLosses = (
  members: readonly IndicatorEvidence[],
  before: number,
  discounts: readonly number[],
  max: number,
): number => {
  const afterPeers = discountedSumOf(members.map(({ lowered }) => lowered).sort(descending), discounts, max)
  const remaining = [...members].sort((a, b) => b.remaining - a.remaining)
  const raw = discountedSumOf(
    remaining.map((item) => item.remaining),
    discounts,
    Infinity,
  )
  const after = Math.min(raw, max)
  remaining.forEach((item, j) => {
    item.remainingShare = raw > 0 ? (item.remaining * (discounts[j] ?? 0) * after) / raw : 0
  })
  spreadLoss(
    members,
    before - afterPeers,
    (item) => item.strength - item.lowered,
    (item, logOdds) => (item.peerLoss = logOdds),
  )
  spreadLoss(
    members,
    afterPeers - after,
    (item) => item.lowered - item.remaining,
    (item, logOdds) => (item.healingLoss = logOdds),
  )
  return after
}

const scaleShares = (members: readonly IndicatorEvidence[], factor: number): void => {
  for (const item of members) {
    item.share *= factor
    item.remainingShare = item.share
  }
}

/** Gives the members of one family, strongest first, their shares; returns the family's total after losses. */
const shareFamily = (
  evidence: readonly IndicatorEvidence[],
  start: number,
  end: number,
  discounts: readonly number[],
  max: number,
): number => {
  let raw = 0
  let hasLosses = false
  for (let place = start; place < end; place++) {
    const item = evidence[place]
    if (item === undefined) break
    item.share = item.strength * (discounts[place - start] ?? 0)
    item.remainingShare = item.share
    raw += item.share
    hasLosses ||= item.remaining < item.strength
  }
  if (raw > max) scaleShares(evidence.slice(start, end), max / raw)
  const before = Math.min(raw, max)
  return hasLosses ? applyLosses(evidence.slice(start, end), before, discounts, max) : before
}

const endOfFamily = (evidence: readonly IndicatorEvidence[], start: number, index: number): number => {
  let end = start + 1
  while (evidence[end]?.rule.familyIndex === index) end++
  return end
}

/**
 * Shares the strength of each family over its findings: the j-th strongest counts 1 / j², and all attempts together
 * at most their maximum. Losses to peers and healing become amounts of their own, spread over the findings that lost
 * strength, so that no line exceeds what its finding could add. Evidence must be in canonical order.
 */
export const shareFamilies = (evidence: readonly IndicatorEvidence[], compiled: CompiledPolicy): FamilyTotals => {
  const totals: FamilyTotals = { total: 0, strongest: 0, strongestIndex: -1 }
  for (let start = 0, end = 0; start < evidence.length; start = end) {
    const index = evidence[start]?.rule.familyIndex ?? -1
    end = endOfFamily(evidence, start, index)
    const isAttempts = index === ATTEMPTS_INDEX
    const max = isAttempts ? compiled.policy.attemptsMax : Infinity
    const total = shareFamily(evidence, start, end, compiled.familyDiscounts, max)
    totals.total += total
    if (isAttempts || total <= totals.strongest) continue
    totals.strongest = total
    totals.strongestIndex = index
  }
  return totals
}
