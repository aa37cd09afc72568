import type { KillChainStage } from './kill-chain'
import type { SourceKind } from './observation'
import type { Severity } from './severity'
import type { EpochMs } from './time'

/** A facilitator makes a device susceptible; an indicator is evidence of a possible ongoing attack. */
export const FINDING_KINDS = ['facilitator', 'indicator'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** `behaviour`: the device did it. `attempt`: it was done to the device; being attacked is not being breached. */
export const SHOWS = ['behaviour', 'attempt'] as const
export type Shows = (typeof SHOWS)[number]

/** How much one finding of a rule can prove at most; the ceilings stand in the scoring policy. */
export const RULE_CLASSES = ['novelty', 'ordinary', 'strong', 'conclusive', 'listed'] as const
export type RuleClass = (typeof RULE_CLASSES)[number]

/** Rules of one family see the same thing from several sides, so they share their strength. */
export const FAMILIES = [
  'scan',
  'guessing',
  'exploit',
  'c2-channel',
  'c2-endpoint',
  'c2-timing',
  'dns',
  'download',
  'known-bad',
  'transfer',
  'flood',
  'new-destination',
  'new-service',
  'access',
  'identity',
  'integrity',
  'execution',
  'availability',
  'attacked',
  'weakness',
] as const
export type Family = (typeof FAMILIES)[number]

/** From where a weakness can be reached. */
export const EXPOSURES = ['internet', 'site', 'isolated', 'unknown'] as const
export type Exposure = (typeof EXPOSURES)[number]

/** What a person said of a finding, in Microsoft's and AWS's sense: attack, expected, wrong. */
export const VERDICTS = ['true', 'benign', 'false'] as const
export type Verdict = (typeof VERDICTS)[number]

/** One raw record a finding rests on. Everything in it was written by a stranger: show it as inert text only. */
export type Evidence = {
  observedAt: EpochMs
  source: SourceKind
  /** The record as received, secrets redacted, bounded. */
  record: string
}

/** At most this many raw records are kept with a finding: the first ones seen and the latest. */
export const EVIDENCE_FIRST = 5
export const EVIDENCE_LATEST = 10

/** At most this many subjects a rule and device; the rest is folded into the empty subject. */
export const SUBJECTS_MAX = 20

/** A facilitator or an indicator found on a device; made only by detection. */
export type Finding = {
  id: string
  deviceId: string
  ruleId: string
  kind: FindingKind
  /** Endpoint, port, path or name; empty when the rule speaks of the whole device. */
  subject: string
  stage: KillChainStage
  severity: Severity
  /** 0 to 1. */
  confidence: number
  exposure: Exposure
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
  /** Records or contacts that make it, as the rule counts them. */
  count: number
  /** What we saw, in one or two sentences without jargon. */
  summary: string
  evidence: readonly Evidence[]
  closedAt: EpochMs | null
  /** What holds of it by the judgements of people; `until` null: without end. */
  verdict: { verdict: Verdict; at: EpochMs; until: EpochMs | null } | null
}
