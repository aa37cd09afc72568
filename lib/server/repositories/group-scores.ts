import type { EpochMs } from '@/lib/domain/time'
import type { GroupFigures } from '@/lib/server/services/group-figures'
import { slicesOf, type Queryable } from './transaction'

const SCORE_COLUMNS = `devices, breach_expected, breach_worst, breach_p95, threat_expected, threat_worst, threat_p95`

/** Writes what the counters say of groups; a group that was removed meanwhile is passed over. */
export const writeGroupScores = async (
  db: Queryable,
  figures: ReadonlyMap<string, GroupFigures>,
  at: EpochMs,
): Promise<void> => {
  for (const slice of slicesOf([...figures])) {
    const all = slice.map(([, given]) => given)
    await db.query(
      `INSERT INTO group_score (group_id, as_of, ${SCORE_COLUMNS}, document)
       SELECT g.id, to_timestamp($10::float8 / 1000), u.devices, be, bw, bp, te, tw, tp, document
         FROM unnest($1::text[], $2::int[], $3::float8[], $4::smallint[], $5::smallint[], $6::float8[],
                     $7::smallint[], $8::smallint[], $9::text[])
           AS u (id, devices, be, bw, bp, te, tw, tp, document)
         JOIN device_group g ON g.id = u.id ORDER BY g.id FOR KEY SHARE OF g
       ON CONFLICT (group_id) DO UPDATE SET as_of = excluded.as_of, devices = excluded.devices,
         breach_expected = excluded.breach_expected, breach_worst = excluded.breach_worst,
         breach_p95 = excluded.breach_p95, threat_expected = excluded.threat_expected,
         threat_worst = excluded.threat_worst, threat_p95 = excluded.threat_p95, document = excluded.document`,
      [
        slice.map(([id]) => id),
        all.map(({ devices }) => devices),
        all.map(({ breach }) => breach.expected),
        all.map(({ breach }) => breach.worst),
        all.map(({ breach }) => breach.p95),
        all.map(({ threat }) => threat.expected),
        all.map(({ threat }) => threat.worst),
        all.map(({ threat }) => threat.p95),
        all.map((given) => JSON.stringify(given)),
        at,
      ],
    )
  }
}

/**
 * Keeps the scores of the next groups whose scores are others than those kept last. Returns the last group that was
 * looked at; null when there are no more.
 */
export const keepGroupScores = async (
  db: Queryable,
  after: string,
  limit: number,
  at: EpochMs,
): Promise<string | null> => {
  const { rows } = await db.query<{ last: string | null }>(
    `WITH page AS (SELECT * FROM group_score WHERE group_id > $1 ORDER BY group_id LIMIT $2),
          kept AS (INSERT INTO group_assessment (group_id, as_of, is_daily, ${SCORE_COLUMNS}, document)
       SELECT p.group_id, to_timestamp($3::float8 / 1000),
              l.as_of IS NULL OR (l.as_of AT TIME ZONE 'UTC')::date
                <> (to_timestamp($3::float8 / 1000) AT TIME ZONE 'UTC')::date,
              p.devices, p.breach_expected, p.breach_worst, p.breach_p95, p.threat_expected, p.threat_worst,
              p.threat_p95, p.document
         FROM page p LEFT JOIN LATERAL (SELECT as_of, document FROM group_assessment
           WHERE group_id = p.group_id ORDER BY as_of DESC LIMIT 1) l ON TRUE
        WHERE l.document IS DISTINCT FROM p.document
       ON CONFLICT (group_id, as_of) DO NOTHING)
     SELECT max(group_id) AS last FROM page`,
    [after, limit, at],
  )
  return rows[0]?.last ?? null
}

type DocumentRow = { as_of: Date; document: string }
export type KeptFigures = { at: EpochMs; figures: GroupFigures }

const keptOf = (row: DocumentRow | undefined): KeptFigures | null =>
  row === undefined ? null : { at: row.as_of.getTime(), figures: JSON.parse(row.document) as GroupFigures }

/** The scores of a group now; null before it was counted. */
export const findGroupScore = async (db: Queryable, groupId: string): Promise<KeptFigures | null> => {
  const { rows } = await db.query<DocumentRow>('SELECT as_of, document FROM group_score WHERE group_id = $1', [groupId])
  return keptOf(rows[0])
}

/** The scores of a group that were kept last at or before a time. */
export const findGroupScoreAt = async (db: Queryable, groupId: string, at: EpochMs): Promise<KeptFigures | null> => {
  const { rows } = await db.query<DocumentRow>(
    `SELECT as_of, document FROM group_assessment
      WHERE group_id = $1 AND as_of <= to_timestamp($2::float8 / 1000)::timestamptz(3) ORDER BY as_of DESC LIMIT 1`,
    [groupId, at],
  )
  return keptOf(rows[0])
}

/** Groups that have scores. */
export const readScoredGroups = async (db: Queryable): Promise<string[]> => {
  const { rows } = await db.query<{ group_id: string }>('SELECT group_id FROM group_score')
  return rows.map((row) => row.group_id)
}

/** Whether this is the first to come in an hour: then the scores are to be kept. */
export const takeHour = async (db: Queryable, hourStart: EpochMs): Promise<boolean> => {
  const { rowCount } = await db.query(
    `INSERT INTO follower AS f (name, sequence, at) VALUES ('group-history', 0, to_timestamp($1::float8 / 1000))
     ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE f.at < excluded.at`,
    [hourStart],
  )
  return rowCount === 1
}

/** A kept score as a point of the history. */
export type KeptPoint = {
  at: EpochMs
  devices: number
  breach: { expected: number; worst: number | null; p95: number | null }
  threat: { expected: number; worst: number | null; p95: number | null }
}

type PointRow = {
  as_of: Date
  devices: number
  breach_expected: number
  breach_worst: number | null
  breach_p95: number | null
  threat_expected: number
  threat_worst: number | null
  threat_p95: number | null
}

type Period = { groupId: string; from: EpochMs; to: EpochMs }

/** Scores that were kept in a period, oldest first. `after` excludes itself. */
export const listKeptPoints = async (
  db: Queryable,
  { groupId, from, to, after, limit }: Period & { after: EpochMs | null; limit: number },
): Promise<KeptPoint[]> => {
  const { rows } = await db.query<PointRow>(
    `SELECT as_of, ${SCORE_COLUMNS} FROM group_assessment
      WHERE group_id = $1 AND as_of >= to_timestamp($2::float8 / 1000) AND as_of <= to_timestamp($3::float8 / 1000)
        AND ($4::float8 IS NULL OR as_of > to_timestamp($4::float8 / 1000)::timestamptz(3))
      ORDER BY as_of LIMIT $5`,
    [groupId, from, to, after, limit],
  )
  return rows.map((row) => ({
    at: row.as_of.getTime(),
    devices: row.devices,
    breach: { expected: row.breach_expected, worst: row.breach_worst, p95: row.breach_p95 },
    threat: { expected: row.threat_expected, worst: row.threat_worst, p95: row.threat_p95 },
  }))
}

/** The last scores that were kept of each day (UTC) of a period, oldest first. */
export const listDailyFigures = async (db: Queryable, { groupId, from, to }: Period): Promise<KeptFigures[]> => {
  const { rows } = await db.query<DocumentRow>(
    `SELECT DISTINCT ON ((as_of AT TIME ZONE 'UTC')::date) as_of, document FROM group_assessment
      WHERE group_id = $1 AND as_of >= to_timestamp($2::float8 / 1000) AND as_of <= to_timestamp($3::float8 / 1000)
      ORDER BY (as_of AT TIME ZONE 'UTC')::date, as_of DESC`,
    [groupId, from, to],
  )
  return rows.flatMap((row) => keptOf(row) ?? [])
}

/** How many scores were kept in a period, counted to 10,001. */
export const countKeptPoints = async (db: Queryable, { groupId, from, to }: Period): Promise<number> => {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM group_assessment WHERE group_id = $1
        AND as_of >= to_timestamp($2::float8 / 1000) AND as_of <= to_timestamp($3::float8 / 1000) LIMIT 10001) u`,
    [groupId, from, to],
  )
  return rows[0]?.n ?? 0
}
