import type { ModelTally, PlaceTally } from '@/lib/assessment/decide-relation'
import type { Sign } from '@/lib/assessment/device-relation'
import { UNGROUPED } from '@/lib/domain/device-group'
import type { RelatedScope } from '@/lib/domain/related-scope'
import type { EpochMs } from '@/lib/domain/time'
import { columnsOf, COUNTS, OPEN_SIGN, SIGNS } from './sign-holders'
import type { Queryable } from './transaction'

/** The bands of a printed score, as `bandOf` has them. */
const MEDIUM = 20
const HIGH = 50
/** Fewer holders of a model can neither lower a sign nor be sudden. */
const MODEL_HOLDERS_MIN = 5

/** All that have a sign, counted by what they have in common; keys as `placeKey` makes them. */
export type SignTallies = {
  held: number
  places: ReadonlyMap<string, PlaceTally>
  models: ReadonlyMap<string, Omit<ModelTally, 'devices'>>
}

export const placeKey = (scope: RelatedScope, value: string): string => `${scope} ${value}`

type TallyRow = {
  n: string
  scope: RelatedScope
  value: string | null
  held: string
  breached: string
  latest: Date | null
  second: Date | null
  suspicious: string
  long: string
  long_since: Date
  within_day: string
}

const BREACHED = `FILTER (WHERE own_breach >= ${String(HIGH)})`

/** One pass over the holders of each sign; window functions see those of one sign and model. */
const TALLIES = `
  WITH held AS (
    SELECT u.n, f.first_seen_at, f.last_seen_at, d.model, d.segment, nullif(d.group_id, $3) AS "group", d.site,
           s.own_breach, max(f.last_seen_at) OVER (PARTITION BY u.n, d.model) AS seen_at,
           count(*) OVER (PARTITION BY u.n) AS held,
           count(*) OVER (PARTITION BY u.n, d.model ORDER BY f.first_seen_at
                          RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) AS within_day
      FROM ${SIGNS}
      JOIN finding f ON f.rule_id = u.rule_id AND f.subject = u.subject AND ${OPEN_SIGN} AND ${COUNTS}
      JOIN device d ON d.id = f.device_id AND d.merged_into IS NULL
      JOIN device_score s ON s.device_id = f.device_id)
  SELECT n, coalesce(model, segment, "group", site) AS value,
         CASE WHEN GROUPING(model) = 0 THEN 'model' WHEN GROUPING(segment) = 0 THEN 'segment'
              WHEN GROUPING("group") = 0 THEN 'group' ELSE 'site' END AS scope,
         max(held) AS held, count(*) ${BREACHED} AS breached,
         (array_agg(last_seen_at ORDER BY last_seen_at DESC) ${BREACHED})[1] AS latest,
         (array_agg(last_seen_at ORDER BY last_seen_at DESC) ${BREACHED})[2] AS second,
         count(*) FILTER (WHERE own_breach >= ${String(MEDIUM)}) AS suspicious,
         count(*) FILTER (WHERE own_breach IS NOT NULL AND first_seen_at <= seen_at - interval '7 days') AS long,
         max(seen_at) - interval '7 days' AS long_since, max(within_day) AS within_day
    FROM held GROUP BY GROUPING SETS ((n, model), (n, segment), (n, "group"), (n, site))
  HAVING count(*) ${BREACHED} > 0 OR GROUPING(site) = 0
      OR (GROUPING(model) = 0 AND count(*) >= ${String(MODEL_HOLDERS_MIN)})`

const placeOf = ({ breached, latest, second }: TallyRow): PlaceTally => ({
  breached: Number(breached),
  latestAt: latest?.getTime() ?? null,
  secondAt: second?.getTime() ?? null,
})

const modelOf = (row: TallyRow): Omit<ModelTally, 'devices'> => ({
  suspicious: Number(row.suspicious),
  long: Number(row.long),
  longSince: row.long_since.getTime(),
  withinDay: Number(row.within_day),
})

const talliesOf = (rows: readonly TallyRow[]): SignTallies => {
  const places = new Map<string, PlaceTally>()
  const models = new Map<string, Omit<ModelTally, 'devices'>>()
  for (const row of rows) {
    if (row.value === null) continue
    places.set(placeKey(row.scope, row.value), placeOf(row))
    if (row.scope === 'model') models.set(row.value, modelOf(row))
  }
  return { held: Number(rows[0]?.held ?? 0), places, models }
}

/** Counts all that have each sign. Cost grows with their number only: about ten microseconds each. */
export const readSignTallies = async (db: Queryable, signs: readonly Sign[]): Promise<SignTallies[]> => {
  const { rows } = await db.query<TallyRow>(TALLIES, [...columnsOf(signs), UNGROUPED])
  const byN = new Map<number, TallyRow[]>(signs.map((_, index) => [index + 1, []]))
  for (const row of rows) byN.get(Number(row.n))?.push(row)
  return [...byN.values()].map(talliesOf)
}

type Entries<Value> = [string, Value][]
type KeptTallies = { held: number; places: Entries<PlaceTally>; models: Entries<Omit<ModelTally, 'devices'>> }

/** What was counted of widely held signs and is still good enough; in the order of the signs, null where nothing is. */
export const readKeptTallies = async (
  db: Queryable,
  signs: readonly Sign[],
  at: EpochMs,
): Promise<(SignTallies | null)[]> => {
  const { rows } = await db.query<{ n: string; tallies: KeptTallies }>(
    `SELECT u.n, t.tallies FROM ${SIGNS}
       JOIN sign_tally t ON t.rule_id = u.rule_id AND t.subject = u.subject
      WHERE t.good_until > to_timestamp($3::float8 / 1000)`,
    [...columnsOf(signs), at],
  )
  const byN = new Map(rows.map(({ n, tallies }) => [Number(n), tallies]))
  return signs.map((_, index) => {
    const kept = byN.get(index + 1)
    if (kept === undefined) return null
    return { held: kept.held, places: new Map(kept.places), models: new Map(kept.models) }
  })
}

/** Keeps what was counted of a sign until a time. */
export const keepTallies = async (
  db: Queryable,
  { ruleId, subject }: Sign,
  { held, places, models }: SignTallies,
  goodUntil: EpochMs,
): Promise<void> => {
  const kept: KeptTallies = { held, places: [...places], models: [...models] }
  await db.query(
    `INSERT INTO sign_tally (rule_id, subject, tallies, good_until)
     VALUES ($1, $2, $3::jsonb, to_timestamp($4::float8 / 1000))
     ON CONFLICT (rule_id, subject) DO UPDATE SET tallies = excluded.tallies, good_until = excluded.good_until`,
    [ruleId, subject, JSON.stringify(kept), goodUntil],
  )
}

/** Forgets what is no longer good. */
export const forgetTallies = async (db: Queryable, at: EpochMs): Promise<void> => {
  await db.query('DELETE FROM sign_tally WHERE good_until <= to_timestamp($1::float8 / 1000)', [at])
}

/** How many devices models have, as last counted. */
export const readModelSizes = async (db: Queryable, models: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await db.query<{ key: string; devices: string }>(
    `SELECT key, devices FROM fleet_counter
      WHERE dimension = 'model' AND key = ANY($1) AND measure = 'devices' AND cell = ''`,
    [models],
  )
  return new Map(rows.map((row) => [row.key, Number(row.devices)]))
}
