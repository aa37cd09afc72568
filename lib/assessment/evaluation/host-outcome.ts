import { ruleOf } from '@/lib/detection/registry'
import { bandOf, printedOf } from '@/lib/domain/severity'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { SourceKind } from '@/lib/domain/observation'
import { HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { HostReplay } from '../replay-host'

/** A host as the index of an evaluation folder labels it. */
export type LabelledHost = {
  ip: string
  label: 'infected' | 'benign'
  onset: EpochMs | null
  stages: readonly KillChainStage[]
  /** The same name for one device in several captures. */
  device: string | null
  /** The same name for malware of one kind in several captures. */
  family: string | null
}

/** What the engine made of one host of one capture. */
export type HostOutcome = {
  capture: string
  ip: string
  label: LabelledHost['label']
  device: string
  family: string
  /** Kinds of log that spoke of the host. */
  kinds: readonly SourceKind[]
  labelledStages: readonly KillChainStage[]
  /** Highest and last breach likelihood, 0 to 100. */
  peak: number
  atEnd: number
  minutesToHigh: number | null
  recordsToHigh: number | null
  /** Stages with an indicator of the device's own behaviour that its rule thinks likely. */
  stages: readonly KillChainStage[]
  findings: readonly { ruleId: string; stage: KillChainStage; count: number; confidence: number }[]
  /** Hours with a record of the device, for device-days. */
  activeHours: number
}

const isHigh = (score: number): boolean => ['high', 'critical'].includes(bandOf(printedOf(score)))

const timeToHigh = (replay: HostReplay, onset: EpochMs | null): { minutes: number; records: number } | null => {
  const start = onset ?? replay.recordTimes[0] ?? 0
  const high = replay.assessments.find(
    ({ assessment }) => assessment.asOf >= start && isHigh(assessment.breachLikelihood.score ?? 0),
  )
  if (high === undefined) return null
  const { asOf } = high.assessment
  const records = replay.recordTimes.filter((time) => time >= start && time <= asOf).length
  return { minutes: (asOf - start) / MINUTE_MS, records }
}

const findingsOf = (replay: HostReplay): HostOutcome['findings'] => {
  const byRule = new Map<string, { ruleId: string; stage: KillChainStage; count: number; confidence: number }>()
  for (const { ruleId, stage, confidence } of replay.findings.values()) {
    const known = byRule.get(ruleId)
    byRule.set(ruleId, {
      ruleId,
      stage,
      count: (known?.count ?? 0) + 1,
      confidence: Math.max(known?.confidence ?? 0, confidence),
    })
  }
  return [...byRule.values()].sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
}

/** Below a half the rule itself takes the harmless reading for the likelier: that attributes no stage. */
const ATTRIBUTED_CONFIDENCE = 0.5

const isOwnAct = ({ ruleId, confidence }: HostOutcome['findings'][number]): boolean => {
  const rule = ruleOf(ruleId)
  return rule?.kind === 'indicator' && rule.shows === 'behaviour' && confidence >= ATTRIBUTED_CONFIDENCE
}

/** What became of a labelled host whose capture was replayed. */
export const hostOutcomeOf = (capture: string, host: LabelledHost, replay: HostReplay): HostOutcome => {
  const scores = replay.assessments.map(({ assessment }) => assessment.breachLikelihood.score ?? 0)
  const high = timeToHigh(replay, host.onset)
  const findings = findingsOf(replay)
  return {
    capture,
    ip: host.ip,
    label: host.label,
    device: host.device ?? `${capture}/${host.ip}`,
    family: host.family ?? capture,
    kinds: replay.state.facts.sources.map(({ kind }) => kind),
    labelledStages: host.stages,
    peak: Math.max(0, ...scores),
    atEnd: scores.at(-1) ?? 0,
    minutesToHigh: high?.minutes ?? null,
    recordsToHigh: high?.records ?? null,
    stages: [...new Set(findings.filter(isOwnAct).map(({ stage }) => stage))],
    findings,
    activeHours: new Set(replay.recordTimes.map((time) => Math.floor(time / HOUR_MS))).size,
  }
}
