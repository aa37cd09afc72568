import type { Exposure, Family, FindingKind, RuleClass, Shows } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { Observation, SourceKind } from '@/lib/domain/observation'
import type { Severity } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts } from './facts/facts'

/** One thing a rule found on a device. */
export type Hit = {
  subject: string
  /** 0 to 1: how far over its threshold, and how good the source is. */
  confidence: number
  severity: Severity
  exposure: Exposure
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
  count: number
  /** What we saw, in one or two sentences without jargon. */
  summary: string
  /** Picks the raw records this hit rests on out of the ones at hand. */
  isEvidence: (observation: Observation) => boolean
}

/** No evidence, no finding; and clear is not the same as not assessed. */
export type Outcome =
  { status: 'found'; hits: readonly [Hit, ...Hit[]] } | { status: 'clear' } | { status: 'not-assessed'; reason: string }

export type Rule = {
  /** The file's name: a noun in the failing state. */
  id: string
  kind: FindingKind
  title: string
  stage: KillChainStage
  family: Family
  class: RuleClass
  shows: Shows
  severity: Severity
  /** MITRE ATT&CK technique. */
  technique: { id: string; name: string }
  /** Why this matters on an IoT device. */
  rationale: string
  /** Where the rule and its thresholds come from. */
  source: string
  /** What to do about it. */
  remedy: string
  /** The kinds of source the rule reads; it is applicable only where one of them is connected. */
  needs: readonly [SourceKind, ...SourceKind[]]
  /** For a facilitator: the indicator rules it makes more believable. */
  enables: readonly string[]
  /** Judges the facts at a whole minute of the device's clock. Pure, total. */
  evaluate: (facts: DeviceFacts, at: EpochMs) => Outcome
}

export const CLEAR: Outcome = { status: 'clear' }
export const notAssessed = (reason: string): Outcome => ({ status: 'not-assessed', reason })

/** `found` when there are hits, else `clear`. */
export const outcomeOf = (hits: readonly Hit[]): Outcome => {
  const [first, ...rest] = hits
  return first === undefined ? CLEAR : { status: 'found', hits: [first, ...rest] }
}
