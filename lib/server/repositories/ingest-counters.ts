import { HOUR_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** What one batch adds to the counters of its source and log. `accepted` is without duplicates. */
export type IngestCount = {
  accepted: number
  rejected: number
  duplicates: number
  ignored: number
  late: number
  unmapped: number
  births: number
  birthsRefused: number
  /** The latest time a record of the batch speaks of; null when nothing was taken. */
  newestObservedAt: EpochMs | null
}

/** Adds to the counters of the hour of receipt. Last in its transaction: all batches of a source share this row. */
export const addIngestCount = async (
  db: Queryable,
  source: string,
  log: string,
  receivedAt: EpochMs,
  count: IngestCount,
): Promise<void> => {
  await db.query(
    `INSERT INTO ingest_counter AS c
       (source, log, hour, last_received_at, accepted, rejected, duplicates, late, unmapped, births, births_refused,
        newest_observed_at, ignored)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000), $5, $6, $7, $8, $9, $10, $11,
             to_timestamp($12::float8 / 1000), $13)
     ON CONFLICT (source, log, hour) DO UPDATE SET
       last_received_at = greatest(c.last_received_at, excluded.last_received_at),
       accepted = c.accepted + excluded.accepted, rejected = c.rejected + excluded.rejected,
       duplicates = c.duplicates + excluded.duplicates, late = c.late + excluded.late,
       unmapped = c.unmapped + excluded.unmapped, births = c.births + excluded.births,
       births_refused = c.births_refused + excluded.births_refused, ignored = c.ignored + excluded.ignored,
       newest_observed_at = greatest(c.newest_observed_at, excluded.newest_observed_at)`,
    [
      source,
      log,
      hourStartOf(receivedAt),
      receivedAt,
      count.accepted,
      count.rejected,
      count.duplicates,
      count.late,
      count.unmapped,
      count.births,
      count.birthsRefused,
      count.newestObservedAt,
      count.ignored,
    ],
  )
}

/** Devices born from a source in the hour that holds `at`, over all its logs. */
export const countBirths = async (db: Queryable, source: string, at: EpochMs): Promise<number> => {
  const { rows } = await db.query<{ births: string }>(
    `SELECT coalesce(sum(births), 0) AS births FROM ingest_counter
      WHERE source = $1 AND hour = to_timestamp($2::float8 / 1000)`,
    [source, hourStartOf(at)],
  )
  return Number(rows[0]?.births ?? 0)
}

type TotalsRow = { hour: Date; accepted: string; rejected: string; last: Date }

/** Of a clock hour, the part that lies within the 60 minutes before `at`. */
export const shareOfLastHour = (hour: EpochMs, at: EpochMs): number => {
  const thisHour = hourStartOf(at)
  if (hour >= thisHour) return 1
  return hour === thisHour - HOUR_MS ? 1 - (at - thisHour) / HOUR_MS : 0
}

/**
 * What arrived in the last 60 minutes over all sources, and when anything last arrived. Counters are kept by the hour,
 * so of the hour before this one the part counts that lies within the 60 minutes.
 */
export const readIngestTotals = async (
  db: Queryable,
  at: EpochMs,
): Promise<{ accepted: number; rejected: number; lastReceivedAt: EpochMs | null }> => {
  const { rows } = await db.query<TotalsRow>(
    `SELECT hour, sum(accepted) AS accepted, sum(rejected) AS rejected, max(last_received_at) AS last
       FROM ingest_counter
      WHERE hour >= least(to_timestamp($1::float8 / 1000), (SELECT max(hour) FROM ingest_counter)) GROUP BY hour`,
    [hourStartOf(at) - HOUR_MS],
  )
  const sumOf = (key: 'accepted' | 'rejected'): number =>
    Math.round(rows.reduce((sum, row) => sum + Number(row[key]) * shareOfLastHour(row.hour.getTime(), at), 0))
  const last = Math.max(...rows.map((row) => row.last.getTime()))
  return { accepted: sumOf('accepted'), rejected: sumOf('rejected'), lastReceivedAt: rows.length === 0 ? null : last }
}
