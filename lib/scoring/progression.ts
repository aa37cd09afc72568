import { stageIndexOf } from '@/lib/domain/kill-chain'
import type { EpochMs } from '@/lib/domain/time'
import type { IndicatorEvidence } from './indicator-evidence'
import type { ScoringPolicy } from './policy'

/** One stage a device was seen in: its strongest behaviour and the time over which any of its behaviours was seen. */
type StageWindow = {
  strongest: IndicatorEvidence
  /** a: how far the strongest is over the threshold, 0 to 1. */
  openness: number
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
}

export type Progression = { logOdds: number; members: readonly IndicatorEvidence[] }

const NO_PROGRESSION: Progression = { logOdds: 0, members: [] }

const RECONNAISSANCE = stageIndexOf('reconnaissance')

const windowOf = (item: IndicatorEvidence): StageWindow => ({
  strongest: item,
  openness: 0,
  firstSeenAt: item.finding.firstSeenAt,
  lastSeenAt: item.finding.lastSeenAt,
})

const widen = (window: StageWindow, item: IndicatorEvidence): void => {
  if (item.remaining > window.strongest.remaining) window.strongest = item
  window.firstSeenAt = Math.min(window.firstSeenAt, item.finding.firstSeenAt)
  window.lastSeenAt = Math.max(window.lastSeenAt, item.finding.lastSeenAt)
}

/** The stages that are open, in the order of the chain. */
const windowsOf = (evidence: readonly IndicatorEvidence[], threshold: number): StageWindow[] => {
  const byStage: (StageWindow | null)[] = [null, null, null, null, null, null, null]
  for (const item of evidence) {
    const { stageIndex, isAttempt } = item.rule
    if (isAttempt || stageIndex <= RECONNAISSANCE) continue
    const window = byStage[stageIndex]
    if (window) widen(window, item)
    else byStage[stageIndex] = windowOf(item)
  }
  const windows: StageWindow[] = []
  for (const window of byStage) {
    if (window === null || window.strongest.remaining <= threshold) continue
    window.openness = Math.min(window.strongest.remaining - threshold, 1)
    windows.push(window)
  }
  return windows
}

const isPossibleOrder = (earlier: StageWindow, later: StageWindow): boolean => earlier.firstSeenAt <= later.lastSeenAt

/** For each window a bit mask of the ones before it in the chain that cannot have come first. */
const conflictsOf = (windows: readonly StageWindow[]): number[] =>
  windows.map((later, h) =>
    windows.slice(0, h).reduce((mask, earlier, g) => (isPossibleOrder(earlier, later) ? mask : mask | (1 << g)), 0),
  )

/** Σ a - max a of the windows in a set. */
const furtherOpennessOf = (windows: readonly StageWindow[], set: number): number => {
  let sum = 0
  let max = 0
  windows.forEach(({ openness }, index) => {
    if ((set & (1 << index)) === 0) return
    sum += openness
    max = Math.max(max, openness)
  })
  return sum - max
}

const isPossibleSet = (conflicts: readonly number[], set: number): boolean =>
  conflicts.every((mask, index) => (set & (1 << index)) === 0 || (set & mask) === 0)

/** The set with the greatest Σ a - max a; the first in counting order of equals. At most 2^6 sets are tried. */
const bestSetOf = (windows: readonly StageWindow[]): number => {
  const all = (1 << windows.length) - 1
  const conflicts = conflictsOf(windows)
  if (conflicts.every((mask) => mask === 0)) return all
  let best = 0
  let bestOpenness = 0
  for (let set = 1; set < all; set++) {
    if (!isPossibleSet(conflicts, set)) continue
    const openness = furtherOpennessOf(windows, set)
    if (openness <= bestOpenness) continue
    best = set
    bestOpenness = openness
  }
  return best
}

/**
 * What the passage through stages adds: for the stages after reconnaissance that behaviours opened, over the set of
 * them whose times allow the order of the kill chain. The window of a stage spans all its behaviours, however weak:
 * so windows do not move when strengths do, and the term is continuous and never falls when evidence is added.
 */
export const progressionOf = (evidence: readonly IndicatorEvidence[], policy: ScoringPolicy): Progression => {
  const { threshold, weight, max } = policy.progression
  const windows = windowsOf(evidence, threshold)
  if (windows.length < 2) return NO_PROGRESSION
  const set = bestSetOf(windows)
  const logOdds = Math.min(max, weight * furtherOpennessOf(windows, set))
  if (logOdds === 0) return NO_PROGRESSION
  return { logOdds, members: windows.filter((_, index) => (set & (1 << index)) !== 0).map((w) => w.strongest) }
}
