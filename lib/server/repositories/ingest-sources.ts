import { DAY_MS, HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { IngestCount } from './ingest-counters'
import type { Queryable } from './transaction'

/** A sensor or token, and one log of it. */
export type SourceKey = { source: string; log: string }

/** How a source sends: what tells whether it is silent. */
export type SourceRhythm = SourceKey & {
  lastReceivedAt: EpochMs
  /** The latest time a record of its last hour with records speaks of. */
  newestObservedAt: EpochMs | null
  /** Clock hours with anything in the 24 up to the last one, and from the first to the last of them. */
  busyHours: number
  spanHours: number
}

/** Sources and logs in order, each found by a step in the primary key: the hours between are not read. */
const SOURCES = `
  WITH RECURSIVE pair AS (
    (SELECT source, log, 1 AS n FROM ingest_counter WHERE (source, log) > ($1, $2) ORDER BY source, log LIMIT 1)
    UNION ALL
    SELECT x.source, x.log, p.n + 1 FROM pair p CROSS JOIN LATERAL (
      SELECT c.source, c.log FROM ingest_counter c WHERE (c.source, c.log) > (p.source, p.log)
       ORDER BY c.source, c.log LIMIT 1) x
     WHERE p.n < $3)`

type RhythmRow = SourceKey & { last: Date; observed: Date | null; hour: Date; first: Date; busy: number }

/** The sources and logs after one, by name; null begins with the first. */
export const listSources = async (db: Queryable, after: SourceKey | null, limit: number): Promise<SourceRhythm[]> => {
  const { rows } = await db.query<RhythmRow>(
    `${SOURCES}
     SELECT p.source, p.log, l.hour, l.last, b.observed, b.first, b.busy FROM pair p
      CROSS JOIN LATERAL (SELECT hour, last_received_at AS last FROM ingest_counter c
        WHERE c.source = p.source AND c.log = p.log ORDER BY hour DESC LIMIT 1) l
      CROSS JOIN LATERAL (SELECT min(hour) AS first, count(*)::int AS busy, max(newest_observed_at) AS observed
        FROM ingest_counter c WHERE c.source = p.source AND c.log = p.log
         AND c.hour > l.hour - make_interval(secs => $4)) b
      ORDER BY p.source, p.log`,
    [after?.source ?? '', after?.log ?? '', limit, DAY_MS / 1_000],
  )
  return rows.map((row) => ({
    source: row.source,
    log: row.log,
    lastReceivedAt: row.last.getTime(),
    newestObservedAt: row.observed?.getTime() ?? null,
    busyHours: row.busy,
    spanHours: (row.hour.getTime() - row.first.getTime()) / HOUR_MS + 1,
  }))
}

/** How many sources and logs there are, counted to `max`. */
export const countSources = async (db: Queryable, max: number): Promise<number> => {
  const { rows } = await db.query<{ total: number }>(`${SOURCES} SELECT count(*)::int AS total FROM pair`, [
    '',
    '',
    max,
  ])
  return rows[0]?.total ?? 0
}

/** What the counters say of a source, log and hour. */
export type HourCounts = SourceKey & { hour: EpochMs } & Omit<IngestCount, 'newestObservedAt'>

const COUNTS = [
  'accepted',
  'rejected',
  'duplicates',
  'ignored',
  'late',
  'unmapped',
  'births',
  'births_refused',
] as const
type CountRow = SourceKey & { hour: Date } & Record<(typeof COUNTS)[number], string>

/** The hours of some sources and logs from one on; an hour without anything has no row. */
export const readSourceHours = async (
  db: Queryable,
  keys: readonly SourceKey[],
  from: EpochMs,
): Promise<HourCounts[]> => {
  const { rows } = await db.query<CountRow>(
    `SELECT c.source, c.log, c.hour, ${COUNTS.map((name) => `c.${name}`).join(', ')}
       FROM unnest($1::text[], $2::text[]) AS p (source, log)
      CROSS JOIN LATERAL (SELECT * FROM ingest_counter i WHERE i.source = p.source AND i.log = p.log
        AND i.hour >= to_timestamp($3::float8 / 1000) OFFSET 0) c`,
    [keys.map((key) => key.source), keys.map((key) => key.log), from],
  )
  return rows.map((row) => ({
    source: row.source,
    log: row.log,
    hour: row.hour.getTime(),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    duplicates: Number(row.duplicates),
    ignored: Number(row.ignored),
    late: Number(row.late),
    unmapped: Number(row.unmapped),
    births: Number(row.births),
    birthsRefused: Number(row.births_refused),
  }))
}
