import type { Exposure, Family, RuleClass } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { Severity } from '@/lib/domain/severity'
import type { HealingKind } from './inputs'

/** An expert's rates for an indicator rule: its weight before anything is measured is ln(t0 / f0). */
export type IndicatorRates = {
  /** Share of infected hosts with the rule's stage on which it fires. */
  t0: number
  /** Share of device-days of healthy devices on which it fires. */
  f0: number
  source: string
}

/**
 * What the evaluation counted for a rule, only hits of confidence ≥ 0.5: a weight is the weight at full confidence,
 * so hits the rule itself doubts must not destroy it.
 */
export type MeasuredCounts = {
  /** Infected hosts it found, of `n` whose labels contain the rule's stage. */
  tp: number
  n: number
  /** Device-days of healthy devices it fired on, of `nb` with the log the rule needs. */
  fp: number
  nb: number
}

export type FacilitatorWeights = {
  /** Log-odds it adds at severity high, reachable from the internet; 0.1 to 0.8. */
  weight: number
  /** Chance that it is used against a reachable device within 30 days, 0 to 1. */
  p: number
  source: string
}

/** A number that is not known, with the ends between which it lies. */
export type Unsure = { low: number; estimate: number; high: number }

/** Every number of the scoring model. A policy is never changed once it was used: a new one gets a new version. */
export type ScoringPolicy = {
  version: string
  /** Share of an ordinary fleet that is compromised at a moment. */
  baseRate: number
  indicators: Readonly<Record<string, IndicatorRates>>
  /** How many imagined infected hosts the expert's t0 stands for; the healthy side has 1 / f0 device-days. */
  priorHosts: number
  measured: Readonly<Record<string, MeasuredCounts>>
  /** Weights an administrator set, in log-odds; they take the place of what rates and counts would give. 0: never counts. */
  weights: Readonly<Record<string, number>>
  /** The labelled captures it was counted on, in words; empty where nothing was. */
  measuredOn: string
  facilitators: Readonly<Record<string, FacilitatorWeights>>
  /** What one finding of a class can weigh at most, in log-odds. */
  classCeilings: Readonly<Record<RuleClass, number>>
  /** A rule without rates weighs this share of its class ceiling. */
  unlistedShare: number
  /** What a facilitator without an entry weighs at severity high, reachable from the internet. */
  unlistedFacilitatorWeight: number
  /** Standard error of a weight nobody has measured. */
  expertError: number
  /** How much an enabling facilitator adds to an indicator: a share of its w·c, at most `max`. */
  facilitation: { share: number; max: number }
  halfLifeHours: Readonly<Record<KillChainStage, number>>
  /** Behaviours of w·c ≥ `full` keep at least `hours`; between `from` and `full` the half-life rises to it. */
  lasting: { hours: number; from: number; full: number }
  /** Days during which a finding a person judged true does not age. */
  judgedTrueDays: number
  attemptsMax: number
  facilitator: { severity: Readonly<Record<Severity, number>>; min: number; max: number; totalMax: number }
  /** The j-th of a family counts 1 / j^family, the i-th facilitator 1 / i^facilitator, the j-th of a hole 1 / j^hole. */
  saturation: { family: number; facilitator: number; hole: number }
  progression: { threshold: number; weight: number; max: number }
  related: { upMax: number; keptMin: number; loweredFamilies: readonly Family[] }
  campaign: { logOdds: number; countMax: number }
  history: { logOdds: number; halfLifeDays: number; days: number }
  healing: Readonly<Record<HealingKind, number>>
  observedClear: number
  /** The highest log-odds as (strength, log-odds): flat before the first point, the last slope goes on. */
  ceiling: readonly (readonly [number, number])[]
  confirmedLogOdds: number
  interval: { z: number; coverageError: number }
  coverageMin: number
  threat: {
    exposure: Readonly<Record<Exclude<Exposure, 'unknown'>, number>> & { unknown: Unsure }
    openness: { flat: number; segmented: number; unknown: Unsure }
    compensated: number
    unknownP: Unsure
    epssShare: number
    exploitedMin: number
    pMax: number
    neighbour: { share: number; scoreMin: number }
    entryStages: readonly KillChainStage[]
    /** Share of the score that the way in earns alone; the rest needs inner weakness too. */
    entryShare: number
    /** Share of the fleet taken to have a facilitator of which no share is known. */
    unknownShare: number
  }
}
