import type { Pool } from 'pg'
import type { IngestSourceDocument, IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { sourceKindsOfLog } from '@/lib/domain/log-source'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { HOUR_MS, hourStartOf, toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { readIngestTotals, shareOfLastHour } from '@/lib/server/repositories/ingest-counters'
import {
  countSources,
  listSources,
  readSourceHours,
  type HourCounts,
  type SourceKey,
  type SourceRhythm,
} from '@/lib/server/repositories/ingest-sources'
import { sourceStateOf } from './source-state'

/** Sources and logs that the figures over all of them look at. */
const LOOKED_AT_MAX = 500
const SILENT_NAMED_MAX = 20
const HOURS = 24

const isoOrNull = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

const cursorOf = (text: string | null): SourceKey | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [source, log] = key
  if (typeof source === 'string' && typeof log === 'string' && !`${source}${log}`.includes('\0')) return { source, log }
  throw badCursor()
}

const sumOf = (hours: readonly HourCounts[]): IngestSourceDocument['day'] => {
  const sum = { accepted: 0, rejected: 0, duplicates: 0, ignored: 0, late: 0, unmapped: 0, births: 0, birthsRefused: 0 }
  for (const hour of hours) {
    sum.accepted += hour.accepted
    sum.rejected += hour.rejected
    sum.duplicates += hour.duplicates
    sum.ignored += hour.ignored
    sum.late += hour.late
    sum.unmapped += hour.unmapped
    sum.births += hour.births
    sum.birthsRefused += hour.birthsRefused
  }
  return sum
}

const lastHourOf = (hours: readonly HourCounts[], now: EpochMs): IngestSourceDocument['lastHour'] => {
  const total = (key: 'accepted' | 'rejected') =>
    Math.round(hours.reduce((sum, hour) => sum + hour[key] * shareOfLastHour(hour.hour, now), 0))
  return { accepted: total('accepted'), rejected: total('rejected') }
}

const seriesOf = (hours: readonly HourCounts[], from: EpochMs): IngestSourceDocument['hours'] => {
  const byHour = new Map(hours.map((hour) => [hour.hour, hour]))
  return Array.from({ length: HOURS }, (_, index) => {
    const at = from + index * HOUR_MS
    const known = byHour.get(at)
    return { at: toIso(at), accepted: known?.accepted ?? 0, rejected: known?.rejected ?? 0 }
  })
}

const nameOf = ({ source, log }: SourceKey): string => `${source}\0${log}`

const documentOf = (
  rhythm: SourceRhythm,
  hours: readonly HourCounts[],
  from: EpochMs,
  now: EpochMs,
): IngestSourceDocument => ({
  source: rhythm.source,
  log: rhythm.log,
  state: sourceStateOf(rhythm, now),
  lastReceivedAt: toIso(rhythm.lastReceivedAt),
  newestObservedAt: isoOrNull(rhythm.newestObservedAt),
  lastHour: lastHourOf(hours, now),
  day: sumOf(hours),
  hours: seriesOf(hours, from),
})

const kindsOf = (sources: readonly SourceRhythm[]): IngestStatusDocument['kinds'] =>
  SOURCE_KINDS.map((kind) => {
    const times = sources
      .filter(({ log }) => sourceKindsOfLog(log).includes(kind))
      .map((rhythm) => rhythm.lastReceivedAt)
    return { kind, lastReceivedAt: times.length === 0 ? null : toIso(Math.max(...times)) }
  })

const overviewOf = (sources: readonly SourceRhythm[], hours: readonly HourCounts[], now: EpochMs) => {
  const states = sources.map((rhythm) => sourceStateOf(rhythm, now))
  const silent = sources
    .filter((_, index) => states[index] === 'silent')
    .sort((left, right) => left.lastReceivedAt - right.lastReceivedAt)
  return {
    at: toIso(now),
    day: sumOf(hours),
    lookedAt: sources.length,
    receiving: states.filter((state) => state === 'receiving').length,
    silentCount: silent.length,
    silent: silent.slice(0, SILENT_NAMED_MAX).map(({ source, log, lastReceivedAt }) => {
      return { source, log, lastReceivedAt: toIso(lastReceivedAt) }
    }),
    kinds: kindsOf(sources),
  }
}

const hoursByName = (hours: readonly HourCounts[]): Map<string, HourCounts[]> => {
  const byName = new Map<string, HourCounts[]>()
  for (const hour of hours) {
    const known = byName.get(nameOf(hour))
    if (known === undefined) byName.set(nameOf(hour), [hour])
    else known.push(hour)
  }
  return byName
}

/** Which kinds of source were ever heard, over the first 500 sources. */
export const readConnectedKinds = async (pool: Pool): Promise<IngestStatusDocument['kinds']> =>
  kindsOf(await listSources(pool, null, LOOKED_AT_MAX))

/** What arrives from each source, page by page, and over the first 500 of them. */
export const readIngestStatus = async (
  pool: Pool,
  query: { cursor: string | null; limit: number },
  now: EpochMs,
): Promise<IngestStatusDocument> => {
  const after = cursorOf(query.cursor)
  const from = hourStartOf(now) - (HOURS - 1) * HOUR_MS
  const first = await listSources(pool, null, LOOKED_AT_MAX)
  const found = after === null ? first.slice(0, query.limit + 1) : await listSources(pool, after, query.limit + 1)
  const shown = found.slice(0, query.limit)
  const hours = await readSourceHours(pool, first, from)
  const own = hoursByName(after === null ? hours : await readSourceHours(pool, shown, from))
  const items = shown.map((rhythm) => documentOf(rhythm, own.get(nameOf(rhythm)) ?? [], from, now))
  const last = found.length > query.limit ? shown.at(-1) : undefined
  const total = first.length < LOOKED_AT_MAX ? first.length : await countSources(pool, TOTAL_EXACT_MAX + 1)
  const totals = await readIngestTotals(pool, now)
  return {
    ...pageOf(items, last === undefined ? null : encodeCursor([last.source, last.log]), total),
    ...overviewOf(first, hours, now),
    lastReceivedAt: isoOrNull(totals.lastReceivedAt),
    lastHour: { accepted: totals.accepted, rejected: totals.rejected },
  }
}
