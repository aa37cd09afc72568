import type { ListeningPorts, ReportObservation } from '@/lib/domain/observation'
import { DAY_MS, HOUR_MS, SECOND_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import {
  HOURS_MAX,
  PORTS_MAX,
  type DeviceFacts,
  type MetricHour,
  type ReportFacts,
  type ReportPulse,
  type ReportedPorts,
} from './facts'
import { addToHour, hourOfReport } from './metric-hours'

/** Keys kept in the hot row before they move to the cold facts. */
const HOT_KEYS_MAX = 6
/** Keys remembered at most: a device that reports more often than each 85 s is recognised for less than a day. */
const KEYS_MAX = 1_024

const newPulse = (at: EpochMs): ReportPulse => ({
  reports: 0,
  lastAt: at,
  lastBytesOut: null,
  lastInterval: null,
  hour: { hour: hourStartOf(at), metrics: {} },
  keys: [],
})

const newReportFacts = (at: EpochMs): ReportFacts => ({ firstAt: at, ports: [], hourlyPeaks: [], intervals: [], keys: [] })

/** Whether this very report was taken in the last 24 h. */
export const isReportKnown = (facts: DeviceFacts, key: string): boolean =>
  facts.pulse?.keys.includes(key) === true || facts.reports?.keys.some((batch) => batch.keys.includes(key)) === true

const rememberKey = (facts: DeviceFacts, pulse: ReportPulse, reports: ReportFacts, key: string, at: EpochMs): void => {
  pulse.keys.push(key)
  if (pulse.keys.length <= HOT_KEYS_MAX) return
  const fresh = reports.keys.filter((batch) => batch.at > at - DAY_MS)
  reports.keys = [...fresh, { at, keys: pulse.keys }].slice(-Math.floor(KEYS_MAX / (HOT_KEYS_MAX + 1)))
  pulse.keys = []
  facts.coldChanged = true
}

const learnPorts = (facts: DeviceFacts, reports: ReportFacts, transport: 'tcp' | 'udp', block: ListeningPorts, at: EpochMs): void => {
  for (const { port } of block.ports) {
    const isKnown = reports.ports.some((known) => known.transport === transport && known.port === port)
    if (isKnown || reports.ports.length >= PORTS_MAX) continue
    reports.ports.push({ transport, port, firstAt: at })
    facts.coldChanged = true
  }
}

const isSamePorts = (a: ReportedPorts, block: ListeningPorts): boolean =>
  a.complete === block.complete &&
  a.ports.length === block.ports.length &&
  block.ports.every(({ port, interface: name }, index) => a.ports[index]?.port === port && a.ports[index].interface === name)

/** A sampled list adds to what is known to be open; only a complete list may close ports. */
const mergePorts = (known: ReportedPorts | null, block: ListeningPorts): ListeningPorts['ports'] => {
  if (block.complete || known === null) return block.ports
  const unseen = known.ports.filter(({ port }) => !block.ports.some((other) => other.port === port))
  return [...unseen, ...block.ports].sort((a, b) => a.port - b.port)
}

const foldListening = (facts: DeviceFacts, transport: 'tcp' | 'udp', block: ListeningPorts | undefined, at: EpochMs): void => {
  if (block === undefined) return
  const known = facts.listening[transport]
  const merged = { ...block, ports: mergePorts(known, block).slice(0, PORTS_MAX) }
  if (known !== null && isSamePorts(known, merged)) return
  facts.listening[transport] = { since: at, ports: [...merged.ports], complete: block.complete }
  facts.coldChanged = true
}

const closeHour = (facts: DeviceFacts, pulse: ReportPulse, reports: ReportFacts, at: EpochMs): MetricHour => {
  const closed = pulse.hour
  const peak = closed.metrics['bo']?.[1]
  if (peak !== undefined) reports.hourlyPeaks = [...reports.hourlyPeaks, peak].slice(-HOURS_MAX)
  if (pulse.lastInterval !== null) reports.intervals = [...reports.intervals, pulse.lastInterval].slice(-HOURS_MAX)
  facts.coldChanged = true
  pulse.hour = { hour: hourStartOf(at), metrics: {} }
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
  foldListening(facts, 'tcp', report.listeningTcp, at)
  foldListening(facts, 'udp', report.listeningUdp, at)
  if (report.listeningTcp !== undefined) learnPorts(facts, reports, 'tcp', report.listeningTcp, at)
  if (report.listeningUdp !== undefined) learnPorts(facts, reports, 'udp', report.listeningUdp, at)

  const measured = hourOfReport(report, hourStartOf(at))
  const closed: MetricHour[] = []
  if (measured.hour > pulse.hour.hour) closed.push(closeHour(facts, pulse, reports, at))
  if (measured.hour < pulse.hour.hour) closed.push(measured)
  else pulse.hour.metrics = addToHour(pulse.hour, measured).metrics

  if (!isFirst && at > pulse.lastAt && at - pulse.lastAt < 6 * HOUR_MS) pulse.lastInterval = Math.round((at - pulse.lastAt) / SECOND_MS)
  pulse.reports += 1
  pulse.lastAt = Math.max(pulse.lastAt, at)
  pulse.lastBytesOut = report.network?.bytesOut ?? null
  return closed
}
