import type { Pool } from 'pg'
import { DAY_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import { readCounters } from '@/lib/server/repositories/fleet-counters'
import { readPicture, writePicture } from '@/lib/server/repositories/fleet-pictures'
import { readRowDay, readRowDays, readSilentRows, writeRowDay } from '@/lib/server/repositories/fleet-rows'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { KEYED_DIMENSIONS, NO_KEY, type CountedDimension, type KeyedDimension } from './counted-device'
import { breachP95Of, byKeyOf, countOf, devicesOnStages, type RowCounters } from './heat-counts'
import { hoursOf, pastOf, withHour, type RowHour, type RowPast } from './row-history'

/** Rows of a dimension that are read and kept, however many there are: the largest, and the worst. */
export const ROWS_LARGEST = 60
export const ROWS_WORST = 40
const KEPT_DAYS = 30
/** So long nothing came from any device of a row: it is silent. */
const SILENT_MS = DAY_MS
/** Devices of a silent row that are looked at between two hours; it wakes when one of them reported. */
const SLEEPERS_LOOKED_AT = 200

/** What is known of the past of the rows of a dimension. */
export type RowsPast = {
  /** The first hour that was kept. */
  since: EpochMs
  rows: Record<string, RowPast & { silent: boolean }>
}

const rowHourOf = (counters: RowCounters, hour: EpochMs): RowHour => ({
  hour,
  devices: countOf(counters, 'devices', ''),
  breachP95: breachP95Of(counters),
  indicators: devicesOnStages(counters, 'indicators'),
  facilitators: devicesOnStages(counters, 'facilitators'),
})

const nameOf = (dimension: CountedDimension): string => `past:${dimension}`

/** The past of the rows of a dimension as it was last looked at; null before the first time. */
export const readRowsPast = async (pool: Pool, dimension: KeyedDimension): Promise<RowsPast | null> => {
  const picture = await readPicture(pool, nameOf(dimension))
  return picture === null ? null : (JSON.parse(picture.document) as RowsPast)
}

/** Keeps the rows of a dimension as they are in this hour, and what all their hours tell. */
const keepDimension = async (pool: Pool, dimension: KeyedDimension, at: EpochMs): Promise<void> => {
  const hour = hourStartOf(at)
  const measures = ['devices', 'assessed', 'indicators', 'facilitators', 'breach-score'] as const
  const rows = byKeyOf(await readCounters(pool, dimension, measures, ROWS_LARGEST, ROWS_WORST))
  const since = (await readRowsPast(pool, dimension))?.since ?? hour
  await inTransaction(pool, async (client) => {
    const day = await readRowDay(client, dimension, hour)
    const packed = [...rows].map(([key, counters]) => [key, withHour(day.get(key), rowHourOf(counters, hour))] as const)
    await writeRowDay(client, dimension, hour, new Map(packed))
    const days = await readRowDays(client, dimension, hour - KEPT_DAYS * DAY_MS, [...rows.keys()])
    const silent = new Set(await readSilentRows(client, dimension, [...rows.keys()], at - SILENT_MS, null))
    const past: RowsPast = { since, rows: {} }
    for (const [key, packedDays] of days) {
      const isSilent = key !== NO_KEY && silent.has(key)
      past.rows[key] = { ...pastOf(packedDays.flatMap(hoursOf), at), silent: isSilent }
    }
    await writePicture(client, nameOf(dimension), at, JSON.stringify(past))
  })
}

/** Rows that were silent at the last hour and are not any more: what they say now must not stay hidden for the hour. */
const wakeRows = async (pool: Pool, dimension: KeyedDimension, at: EpochMs): Promise<void> => {
  const kept = await readPicture(pool, nameOf(dimension))
  if (kept === null) return
  const past = JSON.parse(kept.document) as RowsPast
  const rows = Object.entries(past.rows)
  const sleeping = rows.flatMap(([key, { silent }]) => (silent ? [key] : []))
  if (sleeping.length === 0) return
  const still = new Set(await readSilentRows(pool, dimension, sleeping, at - SILENT_MS, SLEEPERS_LOOKED_AT))
  if (still.size === sleeping.length) return
  const now = Object.fromEntries(rows.map(([key, row]) => [key, { ...row, silent: still.has(key) }]))
  await writePicture(pool, nameOf(dimension), kept.at, JSON.stringify({ ...past, rows: now }))
}

/** Keeps the rows of the heatmap once an hour, and wakes those that were silent at once. Bounded by the rows that are shown, not by the devices. */
export const keepFleetRows = async (pool: Pool, at: EpochMs, signal: AbortSignal): Promise<void> => {
  for (const dimension of KEYED_DIMENSIONS) {
    const kept = await readPicture(pool, nameOf(dimension))
    if (signal.aborted) return
    if (kept !== null && hourStartOf(kept.at) === hourStartOf(at)) await wakeRows(pool, dimension, at)
    else await keepDimension(pool, dimension, at)
  }
}
