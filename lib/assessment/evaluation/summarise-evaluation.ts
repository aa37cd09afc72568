import { medianOf } from '@/lib/detection/confidence'
import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { bandOf, printedOf } from '@/lib/domain/severity'
import { rebasedScore } from '@/lib/scoring/rebased-score'
import { areaUnderCurve } from './area-under-curve'
import type { HostOutcome } from './host-outcome'
import { deviceDaysOf } from './rule-rates'

/** One row of the reliability table: hosts whose re-based score lies from `from` to `to`, and how many were infected. */
export type ReliabilityRow = { from: number; to: number; n: number; infected: number }

/** How well one stage was attributed: hosts labelled with it and seen on it, labelled only, seen only. */
export type StageRow = { stage: KillChainStage; both: number; missed: number; extra: number }

export type EvaluationSummary = {
  auc: number | null
  infected: number
  detected: number
  benign: number
  falsePositives: number
  falseAlarmsPerDeviceDay: number
  brier: number
  stageF1: number
  medianMinutesToHigh: number | null
  records: number
  rejected: number
  recordsPerSecond: number
  reliability: ReliabilityRow[]
  /** The share of infected hosts in the set, to which reliability and Brier score are re-based. */
  prevalence: number
  /** The margin: the lowest peak of an infected host and the highest of a benign one; null without such hosts. */
  lowestInfected: number | null
  highestBenign: number | null
  stages: StageRow[]
}

const BIN = 10

const isAtHigh = ({ peak }: HostOutcome): boolean => ['high', 'critical'].includes(bandOf(printedOf(peak)))

const stageRowOf = (stage: KillChainStage, hosts: readonly HostOutcome[]): StageRow => {
  const count = (isSeen: boolean, isLabelled: boolean): number =>
    hosts.filter(
      ({ stages, labelledStages }) =>
        stages.includes(stage) === isSeen && labelledStages.includes(stage) === isLabelled,
    ).length
  return { stage, both: count(true, true), missed: count(false, true), extra: count(true, false) }
}

/** Stages of all hosts together. */
const stageF1Of = (rows: readonly StageRow[]): number => {
  const sum = (key: 'both' | 'missed' | 'extra'): number => rows.reduce((total, row) => total + row[key], 0)
  const either = 2 * sum('both') + sum('missed') + sum('extra')
  return either === 0 ? 0 : (2 * sum('both')) / either
}

const peaksOf = (hosts: readonly HostOutcome[]): number[] => hosts.map(({ peak }) => peak)

const reliabilityOf = (rebased: readonly { score: number; isInfected: boolean }[]): ReliabilityRow[] =>
  Array.from({ length: 100 / BIN }, (_, index) => {
    const from = index * BIN
    const to = from + BIN
    const here = rebased.filter(({ score }) => score >= from && (score < to || to === 100))
    return { from, to, n: here.length, infected: here.filter(({ isInfected }) => isInfected).length }
  })

/**
 * The figures of an evaluation. Brier score and reliability use the score at the end of each capture, re-based from
 * the base rate of ordinary fleets to the share of infected hosts in the set.
 */
export const summariseEvaluation = (
  hosts: readonly HostOutcome[],
  counts: { records: number; rejected: number; seconds: number },
  baseRate: number,
): EvaluationSummary => {
  const infected = hosts.filter(({ label }) => label === 'infected')
  const benign = hosts.filter(({ label }) => label === 'benign')
  const prevalence = Math.min(Math.max(infected.length / Math.max(hosts.length, 1), 0.001), 0.999)
  const rebased = hosts.map((host) => ({
    score: rebasedScore(host.atEnd, baseRate, prevalence),
    isInfected: host.label === 'infected',
  }))
  const deviceDays = deviceDaysOf(benign)
  const falsePositives = benign.filter(isAtHigh).length
  const stages = KILL_CHAIN_STAGES.map((stage) => stageRowOf(stage, hosts))
  const minutes = infected.flatMap(({ minutesToHigh }) => minutesToHigh ?? [])
  return {
    auc: areaUnderCurve(peaksOf(infected), peaksOf(benign)),
    infected: infected.length,
    detected: infected.filter(isAtHigh).length,
    benign: benign.length,
    falsePositives,
    falseAlarmsPerDeviceDay: deviceDays === 0 ? 0 : falsePositives / deviceDays,
    brier:
      rebased.reduce((sum, { score, isInfected }) => sum + (score / 100 - Number(isInfected)) ** 2, 0) /
      Math.max(rebased.length, 1),
    stageF1: stageF1Of(stages),
    medianMinutesToHigh: minutes.length === 0 ? null : medianOf(minutes),
    records: counts.records,
    rejected: counts.rejected,
    recordsPerSecond: counts.seconds === 0 ? 0 : Math.round(counts.records / counts.seconds),
    reliability: reliabilityOf(rebased),
    prevalence,
    lowestInfected: infected.length === 0 ? null : Math.min(...peaksOf(infected)),
    highestBenign: benign.length === 0 ? null : Math.max(...peaksOf(benign)),
    stages,
  }
}
