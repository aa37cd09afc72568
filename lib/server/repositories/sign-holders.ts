import type { ModelTally, PlaceTally, SignHolder } from '@/lib/assessment/decide-relation'
import type { Sign } from '@/lib/assessment/device-relation'
import { UNGROUPED } from '@/lib/domain/device-group'
import type { RelatedScope } from '@/lib/domain/related-scope'
import type { Queryable } from './transaction'

/** Open signs as the index has them; what a person called expected or wrong is as if absent. */
const OPEN = `f.closed_at IS NULL AND f.kind = 'indicator' AND length(f.subject) <= 256`
const COUNTS = `(f.verdict IS NULL OR f.verdict = 'true')`
const SIGNS = 'unnest($1::text[], $2::text[]) WITH ORDINALITY AS u (rule_id, subject, n)'
/** The bands of a printed score, as `bandOf` has them. */
const MEDIUM = 20
const HIGH = 50

const columnsOf = (signs: readonly Sign[]): [string[], string[]] => [
  signs.map(({ ruleId }) => ruleId),
  signs.map(({ subject }) => subject),
]

/**
 * The signs that devices have and share with another, or lost within a day of their own clock while another has them,
 * and those of which something is kept. Of `rules` only.
 */
export const readSharedSigns = async (
  db: Queryable,
  deviceIds: readonly string[],
  rules: readonly string[],
): Promise<Sign[]> => {
  const { rows } = await db.query<{ rule_id: string; subject: string }>(
    `SELECT held.rule_id, held.subject
       FROM (SELECT DISTINCT f.rule_id, f.subject, f.device_id FROM finding f
              WHERE f.device_id = ANY($1) AND ${OPEN}
             UNION
             SELECT f.rule_id, f.subject, f.device_id FROM device_state s
               JOIN finding f ON f.device_id = s.device_id AND f.closed_at >= s.clock - interval '1 day'
              WHERE s.device_id = ANY($1) AND f.closed_at IS NOT NULL AND f.kind = 'indicator'
                AND length(f.subject) <= 256) held
      WHERE held.rule_id = ANY($2)
        AND EXISTS (SELECT 1 FROM finding f WHERE f.rule_id = held.rule_id AND f.subject = held.subject AND ${OPEN}
                       AND f.device_id <> held.device_id)
     UNION
     SELECT rule_id, subject FROM device_relation WHERE device_id = ANY($1)
     ORDER BY 1, 2`,
    [deviceIds, rules],
  )
  return rows.map((row) => ({ ruleId: row.rule_id, subject: row.subject }))
}

/** What tells holders of a sign apart: the n-th sign asked for, and the value of a scope. */
type PlaceKey = { sign: number; scope: RelatedScope; value: string }
export const placeKey = ({ sign, scope, value }: PlaceKey): string => `${String(sign)} ${scope} ${value}`

export type SignTallies = {
  places: ReadonlyMap<string, PlaceTally>
  models: ReadonlyMap<string, Omit<ModelTally, 'devices'>>
}

type TallyRow = {
  n: string
  scope: RelatedScope
  value: string | null
  breached: string
  latest: Date | null
  second: Date | null
  suspicious: string
  long: string
  long_since: Date
  within_day: string
}

/** One pass over the holders of each sign; window functions see those of one sign and model. */
const TALLIES = `
  WITH held AS (
    SELECT u.n, f.first_seen_at, f.last_seen_at, d.model, d.segment, nullif(d.group_id, $3) AS "group", d.site,
           s.own_breach, max(f.last_seen_at) OVER model AS seen_at,
           count(*) OVER (PARTITION BY u.n, d.model ORDER BY f.first_seen_at
                          RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) AS within_day
      FROM ${SIGNS}
      JOIN finding f ON f.rule_id = u.rule_id AND f.subject = u.subject AND ${OPEN} AND ${COUNTS}
      JOIN device d ON d.id = f.device_id AND d.merged_into IS NULL
      JOIN device_score s ON s.device_id = f.device_id
    WINDOW model AS (PARTITION BY u.n, d.model))
  SELECT n, coalesce(model, segment, "group", site) AS value,
         CASE WHEN GROUPING(model) = 0 THEN 'model' WHEN GROUPING(segment) = 0 THEN 'segment'
              WHEN GROUPING("group") = 0 THEN 'group' ELSE 'site' END AS scope,
         count(*) FILTER (WHERE own_breach >= ${String(HIGH)}) AS breached,
         (array_agg(last_seen_at ORDER BY last_seen_at DESC) FILTER (WHERE own_breach >= ${String(HIGH)}))[1] AS latest,
         (array_agg(last_seen_at ORDER BY last_seen_at DESC) FILTER (WHERE own_breach >= ${String(HIGH)}))[2] AS second,
         count(*) FILTER (WHERE own_breach >= ${String(MEDIUM)}) AS suspicious,
         count(*) FILTER (WHERE own_breach IS NOT NULL AND first_seen_at <= seen_at - interval '7 days') AS long,
         max(seen_at) - interval '7 days' AS long_since, max(within_day) AS within_day
    FROM held GROUP BY GROUPING SETS ((n, model), (n, segment), (n, "group"), (n, site))
  HAVING GROUPING(model) = 0 OR count(*) FILTER (WHERE own_breach >= ${String(HIGH)}) > 0`

const placeOf = ({ breached, latest, second }: TallyRow): PlaceTally => ({
  breached: Number(breached),
  latestAt: latest?.getTime() ?? null,
  secondAt: second?.getTime() ?? null,
})

/** All that have each sign, counted by what they have in common. Cost grows with the holders of the signs only. */
export const readSignTallies = async (db: Queryable, signs: readonly Sign[]): Promise<SignTallies> => {
  const { rows } = await db.query<TallyRow>(TALLIES, [...columnsOf(signs), UNGROUPED])
  const places = new Map<string, PlaceTally>()
  const models = new Map<string, Omit<ModelTally, 'devices'>>()
  for (const row of rows) {
    if (row.value === null) continue
    const key = placeKey({ sign: Number(row.n) - 1, scope: row.scope, value: row.value })
    places.set(key, placeOf(row))
    if (row.scope !== 'model') continue
    models.set(key, {
      suspicious: Number(row.suspicious),
      long: Number(row.long),
      longSince: row.long_since.getTime(),
      withinDay: Number(row.within_day),
    })
  }
  return { places, models }
}

type HolderRow = {
  n: string
  device_id: string
  model: string | null
  segment: string | null
  group_id: string
  site: string
  own_breach: number | null
  first_seen_at: Date
  last_seen_at: Date
}

const HOLDER = 'f.rule_id = u.rule_id AND f.subject = u.subject'

/** A holder of the n-th sign asked for. */
export type HolderOfSign = { sign: number; holder: SignHolder }

const holderOf = (row: HolderRow): HolderOfSign => ({
  sign: Number(row.n) - 1,
  holder: {
    deviceId: row.device_id,
    places: {
      model: row.model,
      segment: row.segment,
      group: row.group_id === UNGROUPED ? null : row.group_id,
      site: row.site,
    },
    ownBreach: row.own_breach,
    firstSeenAt: row.first_seen_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
  },
})

/** The `limit` holders of each sign that were seen with it last, and those among `deviceIds`. */
export const readSignHolders = async (
  db: Queryable,
  signs: readonly Sign[],
  deviceIds: readonly string[],
  limit: number,
): Promise<HolderOfSign[]> => {
  const { rows } = await db.query<HolderRow>(
    `SELECT held.*, d.model, d.segment, d.group_id, d.site, s.own_breach
       FROM (SELECT u.n, latest.* FROM ${SIGNS}
              CROSS JOIN LATERAL (SELECT f.device_id, f.first_seen_at, f.last_seen_at FROM finding f
                     WHERE ${HOLDER} AND ${OPEN} AND ${COUNTS} ORDER BY f.last_seen_at DESC LIMIT $4) latest
             UNION
             SELECT u.n, f.device_id, f.first_seen_at, f.last_seen_at FROM ${SIGNS}
               JOIN finding f ON ${HOLDER} AND ${OPEN} AND ${COUNTS} AND f.device_id = ANY($3)) held
       JOIN device d ON d.id = held.device_id AND d.merged_into IS NULL
       JOIN device_score s ON s.device_id = held.device_id
      ORDER BY held.device_id, held.n`,
    [...columnsOf(signs), deviceIds, limit],
  )
  return rows.map(holderOf)
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
