import { foldEvent } from '@/lib/detection/fold/fold-event'
import { foldNetwork } from '@/lib/detection/fold/fold-record'
import { foldReport, isReportKnown } from '@/lib/detection/fold/fold-report'
import { foldSource } from '@/lib/detection/fold/fold-sources'
import type { MetricHour } from '@/lib/detection/facts/facts'
import type { Arrival, FlowArrival } from '@/lib/domain/arrival'
import type { Observation } from '@/lib/domain/observation'
import { MINUTE_MS, minuteEndOf, type EpochMs } from '@/lib/domain/time'
import type { AssessEnv, StoredAssessment } from './assess-device'
import type { DeviceState, TrackedFinding } from './device-state'
import { changedFindings } from './changed-findings'
import { judgeMinute } from './judge-minute'

export type AdvanceEnv = AssessEnv

/** What a batch did to a device: what is to be written, and what an analyst would see changed. */
export type Advance = {
  state: DeviceState
  findings: { write: readonly TrackedFinding[]; remove: readonly string[] }
  /** `removeAt`: the provisional assessment of the minute that was open is to be dropped first. */
  assessments: { store: readonly StoredAssessment[]; removeAt: EpochMs | null }
  /** Metric hours that are complete or past: to be added to what is stored. */
  hours: readonly MetricHour[]
  /** The flows that counted. */
  flows: readonly FlowArrival[]
  /** What the lists show now; null when it did not change. */
  latest: StoredAssessment | null
  duplicates: number
  late: number
  changed: boolean
}

/** Records this late join their minute; later ones count at the device's clock. */
const LATE_MS = 10 * MINUTE_MS

/** The work on one device; everything a batch changes on the way. */
type Run = {
  state: DeviceState
  env: AdvanceEnv
  /** Records since the minute was last judged. */
  records: Observation[]
  stored: StoredAssessment[]
  /** Findings that were closed on the way. */
  closed: TrackedFinding[]
  /** The assessment of the minute judged last, whether it is stored or not. */
  assess: (() => StoredAssessment) | null
  hours: MetricHour[]
  flows: FlowArrival[]
  duplicates: number
  late: number
}

const newRun = (state: DeviceState, env: AdvanceEnv): Run => ({
  state,
  env,
  records: [],
  stored: [],
  closed: [],
  assess: null,
  hours: [],
  flows: [],
  duplicates: 0,
  late: 0,
})

const effectiveTimeOf = (run: Run, observedAt: EpochMs): EpochMs => {
  const { clock } = run.state.facts
  if (clock === null || observedAt >= clock - LATE_MS) return observedAt
  run.late += 1
  return clock
}

const judge = (run: Run, openMinute: EpochMs, isFinal: boolean): void => {
  const { tracked, stored, mark, assess } = judgeMinute(run.state, run.records, run.env, openMinute, isFinal)
  run.records = []
  run.closed.push(...tracked.filter(({ current }) => current.closedAt !== null))
  run.state.findings = tracked.filter(({ current }) => current.closedAt === null)
  run.assess = assess
  if (stored !== null) run.stored.push(stored)
  if (!isFinal) run.state.scoredOpen = mark
  else if (mark !== null) run.state.scored = mark
}

/**
 * Whether the open minute was judged before with just these facts, and nothing was found or worth an assessment: then
 * the final judgement, which differs only in what it does to findings, would be the same nothing.
 */
const isSettled = ({ state, records }: Run): boolean =>
  records.length === 0 && state.findings.length === 0 && state.scored !== null && state.scoredOpen === null

/** The open minute is complete: what it showed is settled. */
const settle = (run: Run): void => {
  const { state } = run
  if (state.openMinute === null || isSettled(run)) return
  judge(run, state.openMinute, true)
  state.scoredOpen = null
}

const fold = (run: Run, arrival: Arrival, at: EpochMs): boolean => {
  const { facts } = run.state
  if ('key' in arrival) {
    run.hours.push(...foldReport(facts, arrival.observation, arrival.key, at))
    return true
  }
  if ('side' in arrival) return foldNetwork(facts, arrival.observation, arrival, at)
  foldEvent(facts, arrival.observation, at)
  return true
}

const take = (run: Run, arrival: Arrival): void => {
  const { state } = run
  if ('key' in arrival && isReportKnown(state.facts, arrival.key)) {
    run.duplicates += 1
    return
  }
  const at = effectiveTimeOf(run, arrival.observation.observedAt)
  const minute = minuteEndOf(at)
  if (state.openMinute === null || minute > state.openMinute) {
    settle(run)
    state.openMinute = minute
  }
  if (!fold(run, arrival, at)) {
    run.duplicates += 1
    return
  }
  foldSource(state.facts, arrival.observation.kind, at, arrival.live)
  state.facts.clock = Math.max(state.facts.clock ?? at, at)
  run.records.push(arrival.observation)
  if (isFlow(arrival)) run.flows.push(arrival)
}

const isFlow = (arrival: Arrival): arrival is FlowArrival => arrival.observation.kind === 'flow'

const advanceOf = (run: Run, before: readonly TrackedFinding[], provisionalAt: EpochMs | null): Advance => {
  const openIds = new Set(run.state.findings.map(({ current }) => current.id))
  const closed = run.closed.filter(({ current }) => !openIds.has(current.id))
  const findings = changedFindings(before, [
    ...run.state.findings,
    ...new Map(closed.map((one) => [one.current.id, one])).values(),
  ])
  const isJudged = run.assess !== null
  const removeAt = isJudged ? provisionalAt : null
  return {
    state: run.state,
    findings,
    assessments: { store: run.stored, removeAt },
    hours: run.hours,
    flows: run.flows,
    // When the provisional assessment is withdrawn and none takes its place, the lists still need the present one.
    latest: run.stored.at(-1) ?? (removeAt === null ? null : (run.assess?.() ?? null)),
    duplicates: run.duplicates,
    late: run.late,
    changed: run.stored.length > 0 || findings.write.length > 0 || findings.remove.length > 0,
  }
}

/**
 * Takes records of a device in the order they arrived, and judges its rules at whole minutes of the device's own
 * clock. The same records give the same findings and assessments wherever the stream was cut: the minute that is
 * still open is judged provisionally, and anew when more of it arrives. Consumes `state`.
 */
export const advanceDevice = (state: DeviceState, arrivals: readonly Arrival[], env: AdvanceEnv): Advance => {
  const before = state.findings
  const removeAt = state.scoredOpen?.asOf ?? null
  const run = newRun(state, env)
  for (const arrival of arrivals) take(run, arrival)
  if (run.records.length > 0 && state.openMinute !== null) judge(run, state.openMinute, false)
  return advanceOf(run, before, removeAt)
}

/**
 * Judges a live device at a moment of the wall clock at which nothing came from it: its open minute is complete, and
 * silence itself may be a sign. What was known from elsewhere in that minute is `envBefore`. Consumes `state`; changes
 * nothing for a device whose clock is ahead.
 */
export const sweepSilence = (state: DeviceState, now: EpochMs, env: AdvanceEnv, envBefore = env): Advance => {
  const before = state.findings
  const removeAt = state.scoredOpen?.asOf ?? null
  const run = newRun(state, envBefore)
  if (state.openMinute !== null && now > state.openMinute) {
    settle(run)
    run.env = env
    state.openMinute = minuteEndOf(now)
    judge(run, state.openMinute, false)
  }
  return advanceOf(run, before, removeAt)
}

/** Judges the last minute of a device anew: what is known of it from elsewhere has changed. Consumes `state`. */
export const rejudge = (state: DeviceState, env: AdvanceEnv): Advance => {
  const before = state.findings
  const removeAt = state.scoredOpen?.asOf ?? null
  const run = newRun(state, env)
  if (state.openMinute !== null) judge(run, state.openMinute, false)
  return advanceOf(run, before, removeAt)
}
