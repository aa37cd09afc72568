import type { KillChainStage, StageStatus } from './kill-chain'
import type { RelatedScope } from './related-scope'
import type { Band } from './severity'
import type { EpochMs } from './time'

/** The kinds of line that make a breach likelihood, in the order an analyst reads them. */
export const BREACH_LINE_KINDS = [
  'base-rate',
  'facilitator',
  'indicator',
  'progression',
  'related-devices',
  'campaign',
  'history',
  'mitigation',
  'observed-clear',
  'verdict',
  'ceiling',
] as const
export type BreachLineKind = (typeof BREACH_LINE_KINDS)[number]

export const THREAT_LINE_KINDS = ['facilitator', 'campaign', 'neighbour'] as const
export type ThreatLineKind = (typeof THREAT_LINE_KINDS)[number]

export const WEIGHT_SOURCES = ['expert', 'measured'] as const
export type WeightSource = (typeof WEIGHT_SOURCES)[number]

/**
 * What a line of related devices rests on: either `peers` of the scope are likely breached and have the same sign, or
 * at least `share` (0 to 0.5) of the other devices of the model have long had it and are healthy.
 */
export type RelatedPeers = { scope: RelatedScope; peers: number | null; share: number | null }

/** One line of the explanation of a breach likelihood. `points` of all lines sum to the score. */
export type BreachContribution = {
  kind: BreachLineKind
  ruleId: string
  findingId: string
  subject: string
  stage: KillChainStage | ''
  /** The rule's log likelihood ratio before confidence and age. */
  weight: number
  weightSource: WeightSource
  /** 0 to 1. */
  confidence: number
  /** 0 to 1; 1 while still being seen. */
  decay: number
  /** Natural log-odds this line adds. */
  logOdds: number
  /** Points of 100 this line adds; may be negative. */
  points: number
  /** Only in a line of related devices. */
  related?: RelatedPeers | undefined
}

export type ThreatContribution = {
  kind: ThreatLineKind
  ruleId: string
  findingId: string
  subject: string
  stage: KillChainStage | ''
  points: number
}

/** A score with its explanation. Not assessed: score, printed, low and high are null and there are no lines. */
export type Score<Line> = {
  /** 0 to 100, exact. */
  score: number | null
  /** The integer an analyst reads: floor(score + 0.5). */
  printed: number | null
  /** Ends of the 80 % interval. */
  low: number | null
  high: number | null
  band: Band
  /** Share of what could be assessed that was, 0 to 1. */
  coverage: number
  contributions: readonly Line[]
}

export type StageSummary = {
  stage: KillChainStage
  status: StageStatus
  facilitators: number
  indicators: number
  firstSeenAt: EpochMs | null
  lastSeenAt: EpochMs | null
}

export type NotAssessed = { ruleId: string; stage: KillChainStage; reason: string }

/** Both scores of a device at a time, with everything needed to explain and to repeat them. */
export type Assessment = {
  deviceId: string
  asOf: EpochMs
  policyVersion: string
  inputsHash: string
  nextChangeAt: EpochMs | null
  contained: boolean
  breachLikelihood: Score<BreachContribution>
  threatLevel: Score<ThreatContribution>
  notAssessed: readonly NotAssessed[]
  stages: readonly StageSummary[]
}
