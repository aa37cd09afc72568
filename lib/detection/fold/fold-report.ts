import type { ReportObservation } from '@/lib/domain/observation'
import { DAY_MS, HOUR_MS, SECOND_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import { HOURS_MAX, type DeviceFacts, type MetricHour, type ReportFacts, type ReportPulse } from '../facts/facts'
import { foldListening } from './fold-listening'
import { hashText } from '../sketch/hash-text'
import { addToHour, hourOfReport } from './metric-hours'
import { roundedToBits } from './rhythm'

/** Keys kept in the hot row before they move to the cold facts: an hour of reports at the usual 300 s. */
export const HOT_KEYS_MAX = 11
/** Batches of keys remembered: a day of reports each 300 s, the shortest period AWS IoT Device Defender allows. */
export const KEY_BATCHES_MAX = 24

const newPulse = (at: EpochMs): ReportPulse => ({
  reports: 0,
  lastAt: at,
  lastBytesOut: null,
  lastInterval: null,
  hour: { hour: hourStartOf(at), metrics: {} },
  keys: [],
})

const newReportFacts = (at: EpochMs): ReportFacts => ({
  firstAt: at,
  ports: [],
  hourlyPeaks: [],
  intervals: [],
  keys: [],
})

/** Whether this very report was taken in the last 24 h. */
export const isReportKnown = ({ pulse, reports }: DeviceFacts, key: string): boolean => {
  if (pulse?.keys.includes(key) === true) return true
  const hash = hashText(key)
  return reports?.keys.some(({ hashes }) => hashes.includes(hash)) === true
}

const rememberKey = (facts: DeviceFacts, pulse: ReportPulse, reports: ReportFacts, key: string, at: EpochMs): void => {
  pulse.keys.push(key)
  if (pulse.keys.length <= HOT_KEYS_MAX) return
  const fresh = reports.keys.filter((batch) => batch.at > at - DAY_MS)
  reports.keys = [...fresh, { at, hashes: pulse.keys.map(hashText) }].slice(-KEY_BATCHES_MAX)
  pulse.keys = []
  facts.coldChanged = true
}

/** A pause longer than this is an outage and not the rhythm of the device. */
const INTERVAL_MAX_MS = 6 * HOUR_MS

const noteInterval = (pulse: ReportPulse, at: EpochMs): void => {
  const gap = at - pulse.lastAt
  if (gap > 0 && gap < INTERVAL_MAX_MS) pulse.lastInterval = Math.round(gap / SECOND_MS)
}

const closeHour = (facts: DeviceFacts, pulse: ReportPulse, reports: ReportFacts, at: EpochMs): MetricHour => {
  const closed = pulse.hour
  const peak = closed.metrics['bo']?.[1]
  if (peak !== undefined) reports.hourlyPeaks = [...reports.hourlyPeaks, roundedToBits(peak)].slice(-HOURS_MAX)
  if (pulse.lastInterval !== null)
    reports.intervals = [...reports.intervals, roundedToBits(pulse.lastInterval)].slice(-HOURS_MAX)
  facts.coldChanged = true
  pulse.hour = { hour: hourStartOf(at), metrics: {} }
  return closed
}

const takeMetrics = (
  facts: DeviceFacts,
  pulse: ReportPulse,
  reports: ReportFacts,
  report: ReportObservation,
  at: EpochMs,
): MetricHour[] => {
  const measured = hourOfReport(report, hourStartOf(at))
  if (measured.hour < pulse.hour.hour) return [measured]
  const closed = measured.hour > pulse.hour.hour ? [closeHour(facts, pulse, reports, at)] : []
  pulse.hour.metrics = addToHour(pulse.hour, measured).metrics
  return closed
}

/**
 * Takes a report into the facts at its effective time. Returns the metric hours that are now complete or belong to the
 * past: they are to be added to what is stored.
 */
export const foldReport = (facts: DeviceFacts, report: ReportObservation, key: string, at: EpochMs): MetricHour[] => {
  const isFirst = facts.pulse === null
  const pulse = (facts.pulse ??= newPulse(at))
  if (facts.reports === null) facts.coldChanged = true
  const reports = (facts.reports ??= newReportFacts(at))
  rememberKey(facts, pulse, reports, key, at)
  foldListening(facts, reports, 'tcp', report.listeningTcp, at)
  foldListening(facts, reports, 'udp', report.listeningUdp, at)

  const closed = takeMetrics(facts, pulse, reports, report, at)
  if (!isFirst) noteInterval(pulse, at)
  pulse.reports += 1
  pulse.lastAt = Math.max(pulse.lastAt, at)
  pulse.lastBytesOut = report.network?.bytesOut ?? null
  return closed
}
