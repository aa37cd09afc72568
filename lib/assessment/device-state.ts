import { Decoder, Encoder } from 'cbor-x'
import { newFacts, type DeviceFacts, type MetricHour, type ReportPulse, type SourceFacts } from '@/lib/detection/facts'
import type { Finding } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'

/** A finding with the confidence the last stored assessment counted it at; null until one did. */
export type FindingState = Finding & { scoredConfidence: number | null }

/**
 * A finding as it is now, and as it was at the last complete minute. The open minute is judged anew with every record
 * that joins it, each time from the settled state: so it does not matter where a file was cut.
 * `settled` is null when the finding was opened in the open minute.
 */
export type TrackedFinding = { current: FindingState; settled: FindingState | null }

/** When the last assessment was stored, when it will have changed by itself, and which rules it rested on. */
export type ScoredMark = { asOf: EpochMs; nextChangeAt: EpochMs | null; checks: string }

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

/** What changes with every report, as the hot row keeps it: short names, for it is written thousands of times a second. */
type HotRow = {
  c: EpochMs | null
  s: [SourceFacts['kind'], EpochMs, EpochMs, 0 | 1][]
  p: [number, EpochMs, number | null, number | null, EpochMs, MetricHour['metrics'], string] | null
  m: EpochMs | null
  a: [EpochMs, EpochMs | null, string] | null
  o: [EpochMs, EpochMs | null, string] | null
}

type ColdFacts = Pick<DeviceFacts, 'reports' | 'flows' | 'events' | 'profile' | 'listening'>

const encoder = new Encoder({ useRecords: false, variableMapSize: true })
const decoder = new Decoder({ useRecords: false, mapsAsObjects: true })

export const newDeviceState = (deviceId: string): DeviceState => ({
  deviceId,
  facts: newFacts(),
  findings: [],
  openMinute: null,
  scored: null,
  scoredOpen: null,
})

const markOf = (mark: HotRow['a']): ScoredMark | null =>
  mark === null ? null : { asOf: mark[0], nextChangeAt: mark[1], checks: mark[2] }

const rowOfMark = (mark: ScoredMark | null): HotRow['a'] =>
  mark === null ? null : [mark.asOf, mark.nextChangeAt, mark.checks]

/** A key of a report is eight characters, so the keys are one text. */
const KEY_LENGTH = 8

const pulseOf = (row: HotRow['p']): ReportPulse | null => {
  if (row === null) return null
  const [reports, lastAt, lastBytesOut, lastInterval, hour, metrics, keys] = row
  return {
    reports,
    lastAt,
    lastBytesOut,
    lastInterval,
    hour: { hour, metrics },
    keys: keys.match(new RegExp(`.{${String(KEY_LENGTH)}}`, 'gs')) ?? [],
  }
}

const rowOfPulse = (pulse: ReportPulse | null): HotRow['p'] =>
  pulse === null
    ? null
    : [
        pulse.reports,
        pulse.lastAt,
        pulse.lastBytesOut,
        pulse.lastInterval,
        pulse.hour.hour,
        pulse.hour.metrics,
        pulse.keys.join(''),
      ]

/** The state of a device from its rows. */
export const unpackState = (deviceId: string, { hot, cold, findings }: StoredState): DeviceState => {
  const row = JSON.parse(hot) as HotRow
  const facts = newFacts()
  if (cold !== null) Object.assign(facts, decoder.decode(cold) as ColdFacts)
  facts.coldChanged = cold === null
  facts.clock = row.c
  facts.sources = row.s.map(([kind, firstAt, lastAt, live]) => ({ kind, firstAt, lastAt, live: live === 1 }))
  facts.pulse = pulseOf(row.p)
  return {
    deviceId,
    facts,
    findings: [...findings],
    openMinute: row.m,
    scored: markOf(row.a),
    scoredOpen: markOf(row.o),
  }
}

/** The rows of a state. `cold` is null when nothing in it changed since it was unpacked: then it is not to be written. */
export const packState = (state: DeviceState): { hot: string; cold: Uint8Array | null; clock: EpochMs | null } => {
  const { facts } = state
  const row: HotRow = {
    c: facts.clock,
    s: facts.sources.map(({ kind, firstAt, lastAt, live }) => [kind, firstAt, lastAt, live ? 1 : 0]),
    p: rowOfPulse(facts.pulse),
    m: state.openMinute,
    a: rowOfMark(state.scored),
    o: rowOfMark(state.scoredOpen),
  }
  const { reports, flows, events, profile, listening } = facts
  const cold: ColdFacts = { reports, flows, events, profile, listening }
  return { hot: JSON.stringify(row), cold: facts.coldChanged ? encoder.encode(cold) : null, clock: facts.clock }
}

/** The hour of report metrics that is not complete yet and so stands in the hot row only. */
export const currentHourOf = ({ facts }: DeviceState): MetricHour | null => facts.pulse?.hour ?? null
