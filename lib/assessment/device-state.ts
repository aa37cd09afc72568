import { newFacts, type DeviceFacts, type MetricHour, type SourceFacts } from '@/lib/detection/facts/facts'
import { packCold, unpackCold } from '@/lib/detection/pack/pack-cold'
import { packPulse, unpackPulse, type PackedPulse } from '@/lib/detection/pack/pack-pulse'
import type { Finding } from '@/lib/domain/finding'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'

/** A finding with the confidence the last stored assessment counted it at; null until one did. */
export type FindingState = Finding & { scoredConfidence: number | null }

/**
 * A finding as it is now, and as it was at the last complete minute. The open minute is judged anew with every record
 * that joins it, each time from the settled state: so it does not matter where a file was cut.
 * `settled` is null when the finding was opened in the open minute.
 */
export type TrackedFinding = { current: FindingState; settled: FindingState | null }

/**
 * When the last assessment was stored, when it will have changed by itself, and what it rested on: which rules, what
 * related devices and people said (empty: nothing), and which version of the policy.
 */
export type ScoredMark = {
  asOf: EpochMs
  nextChangeAt: EpochMs | null
  checks: string
  relations: string
  policy: string
}

/** Everything Vedette remembers of a device between two batches. */
export type DeviceState = {
  deviceId: string
  facts: DeviceFacts
  findings: TrackedFinding[]
  /** The end of the minute that records may still join; null before the first record. */
  openMinute: EpochMs | null
  /** The last stored assessment of a complete minute, and the provisional one of the open minute. */
  scored: ScoredMark | null
  scoredOpen: ScoredMark | null
}

export type StoredState = { hot: string; cold: Uint8Array | null; findings: readonly TrackedFinding[] }

/**
 * What changes with every report, as the hot row keeps it: without names and with times as distances from the
 * device's clock, for it is written thousands of times a second.
 */
type HotRow = [
  clock: EpochMs | null,
  openMinute: number | null,
  sources: [kind: number, firstAt: number, lastAt: number, live: 0 | 1][],
  scored: MarkRow | null,
  scoredOpen: MarkRow | null,
  pulse: PackedPulse | null,
]
type MarkRow = [asOf: number, nextChangeAt: number | null, checks: string, relations?: string, policy?: string]

/** The version that is not written: all devices went by it when versions were not noted, and most do. */
const UNMARKED_POLICY = '2026.2'

export const newDeviceState = (deviceId: string): DeviceState => ({
  deviceId,
  facts: newFacts(),
  findings: [],
  openMinute: null,
  scored: null,
  scoredOpen: null,
})

const markOf = (row: MarkRow | null, clock: EpochMs): ScoredMark | null => {
  if (row === null) return null
  const [asOf, nextChangeAt, checks, relations = '', policy = UNMARKED_POLICY] = row
  const next = nextChangeAt === null ? null : nextChangeAt + clock
  return { asOf: asOf + clock, nextChangeAt: next, checks, relations, policy }
}

const rowOfMark = (mark: ScoredMark | null, clock: EpochMs): MarkRow | null => {
  if (mark === null) return null
  const { asOf, nextChangeAt, checks, relations, policy } = mark
  const next = nextChangeAt === null ? null : nextChangeAt - clock
  if (policy !== UNMARKED_POLICY) return [asOf - clock, next, checks, relations, policy]
  return relations === '' ? [asOf - clock, next, checks] : [asOf - clock, next, checks, relations]
}

const sourceOfRow = ([kind, firstAt, lastAt, live]: HotRow[2][number], clock: EpochMs): SourceFacts => ({
  kind: SOURCE_KINDS[kind] ?? 'report',
  firstAt: firstAt + clock,
  lastAt: lastAt + clock,
  live: live === 1,
})

const rowOfSource = ({ kind, firstAt, lastAt, live }: SourceFacts, clock: EpochMs): HotRow[2][number] => [
  SOURCE_KINDS.indexOf(kind),
  firstAt - clock,
  lastAt - clock,
  live ? 1 : 0,
]

/** The state of a device from its rows. */
export const unpackState = (deviceId: string, { hot, cold, findings }: StoredState): DeviceState => {
  const [clockOrNull, openMinute, sources, scored, scoredOpen, pulse] = JSON.parse(hot) as HotRow
  const clock = clockOrNull ?? 0
  const facts = newFacts()
  if (cold !== null) Object.assign(facts, unpackCold(cold))
  facts.coldChanged = cold === null
  facts.clock = clockOrNull
  facts.sources = sources.map((row) => sourceOfRow(row, clock))
  facts.pulse = pulse === null ? null : unpackPulse(pulse, clock)
  return {
    deviceId,
    facts,
    findings: [...findings],
    openMinute: openMinute === null ? null : openMinute + clock,
    scored: markOf(scored, clock),
    scoredOpen: markOf(scoredOpen, clock),
  }
}

/** The rows of a state. `cold` is null when nothing in it changed since it was unpacked: then it is not to be written. */
export const packState = (state: DeviceState): { hot: string; cold: Uint8Array | null; clock: EpochMs | null } => {
  const { facts } = state
  const clock = facts.clock ?? 0
  const row: HotRow = [
    facts.clock,
    state.openMinute === null ? null : state.openMinute - clock,
    facts.sources.map((source) => rowOfSource(source, clock)),
    rowOfMark(state.scored, clock),
    rowOfMark(state.scoredOpen, clock),
    facts.pulse === null ? null : packPulse(facts.pulse, clock),
  ]
  const cold = facts.coldChanged ? packCold(facts, facts.clock) : null
  return { hot: JSON.stringify(row), cold, clock: facts.clock }
}

/** The hour of report metrics that is not complete yet and so stands in the hot row only. */
export const currentHourOf = ({ facts }: DeviceState): MetricHour | null => facts.pulse?.hour ?? null
