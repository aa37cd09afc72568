import type { Exposure, Family, FindingKind, RuleClass, Shows, Verdict } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { RelatedScope } from '@/lib/domain/related-scope'
import type { Severity } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'

/** What scoring must know of a rule; it comes from the rule's own file, so the two cannot disagree. */
export type RuleTraits = {
  kind: FindingKind
  stage: KillChainStage
  family: Family
  class: RuleClass
  shows: Shows
  /** For a facilitator: the indicator rules it makes more believable (the term e of the model). */
  enables: readonly string[]
}

/** What is known of a published vulnerability; the finding's rule is then any rule about vulnerable components. */
export type Vulnerability = {
  /** FIRST's Exploit Prediction Scoring System, 0 to 1, of the day of the finding; null when not known, never 0. */
  epss: number | null
  /** In CISA's catalog of Known Exploited Vulnerabilities. */
  exploited: boolean
  /** Vulnerabilities of one component saturate: one update closes them together. */
  component: string
}

/** A finding as scoring reads it. */
export type ScoringFinding = {
  id: string
  ruleId: string
  subject: string
  severity: Severity
  /** 0 to 1. */
  confidence: number
  exposure: Exposure
  /** A compensating control stands in front of the weakness. */
  compensated: boolean
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
  /** `until`: from when on it holds no more, null for never; without it the verdict is supposed and holds always. */
  verdict: { verdict: Verdict; at: EpochMs; until?: EpochMs | null } | null
  /** Only for a facilitator that is a published vulnerability; its chance of use then replaces the rule's. */
  vulnerability?: Vulnerability
}

/** Whether a rule could be assessed on this device; `applicable` and not `assessed` lowers coverage. */
export type RuleCheck = { ruleId: string; applicable: boolean; assessed: boolean; reason: string }

export const HEALING_KINDS = ['reflash', 'update', 'rotation', 'reboot'] as const
export type HealingKind = (typeof HEALING_KINDS)[number]

/** A mitigation whose effect was verified; `word` is on whose word. It ages like the findings it closed. */
export type VerifiedMitigation = {
  id: string
  kind: HealingKind
  verifiedAt: EpochMs
  word: 'observation' | 'device'
  /** The findings it addressed; only what they still add is multiplied. */
  findingIds: readonly string[]
}

/** Peers of own band high or above with the same rule and subject; `scope` is what they have in common. */
export type RelatedUp = { ruleId: string; subject: string; peers: number; scope: RelatedScope; lastSeenAt: EpochMs }

/** A subject that is long known on healthy peers of the model: `share` of peers, 0 to 1. */
export type RelatedDown = { findingId: string; share: number }

export type ActiveCampaign = { id: string; ruleIds: readonly string[] }

/** The most suspicious other device of the segment. */
export type Neighbour = { deviceId: string; score: number; openness: 'flat' | 'segmented' | 'unknown' }

/** Everything about a device, apart from its findings, that its scores depend on. */
export type ScoringContext = {
  checks: readonly RuleCheck[]
  relatedUp: readonly RelatedUp[]
  relatedDown: readonly RelatedDown[]
  campaigns: readonly ActiveCampaign[]
  mitigations: readonly VerifiedMitigation[]
  /** When a person last confirmed a compromise that has since been closed; null if never. */
  pastCompromiseAt: EpochMs | null
  /** A person says: compromised. Holds until it is closed. */
  compromiseConfirmed: { at: EpochMs; by: string } | null
  contained: boolean
  neighbour: Neighbour | null
  /** Rule id → share of the fleet that has it, for the high end of the threat interval. */
  fleetShares: Readonly<Record<string, number>>
}

/** All that scoring needs; stored with the assessment, so that it can be repeated to 1e-6. */
export type ScoringInputs = {
  deviceId: string
  rules: Readonly<Record<string, RuleTraits>>
  findings: readonly ScoringFinding[]
  context: ScoringContext
}

/** The context of a device of which nothing but its findings is known. */
export const EMPTY_CONTEXT: ScoringContext = {
  checks: [],
  relatedUp: [],
  relatedDown: [],
  campaigns: [],
  mitigations: [],
  pastCompromiseAt: null,
  compromiseConfirmed: null,
  contained: false,
  neighbour: null,
  fleetShares: {},
}
