import type { SignHolder } from '@/lib/assessment/decide-relation'
import type { Sign } from '@/lib/assessment/device-relation'
import { UNGROUPED } from '@/lib/domain/device-group'
import type { Queryable } from './transaction'

/** Open signs as the index has them; what a person called expected or wrong is as if absent. */
export const OPEN_SIGN = `f.closed_at IS NULL AND f.kind = 'indicator' AND length(f.subject) <= 256`
export const COUNTS = `(f.verdict IS NULL OR f.verdict = 'true')`
export const SIGNS = 'unnest($1::text[], $2::text[]) WITH ORDINALITY AS u (rule_id, subject, n)'

export const columnsOf = (signs: readonly Sign[]): [string[], string[]] => [
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
              WHERE f.device_id = ANY($1) AND ${OPEN_SIGN}
             UNION
             SELECT f.rule_id, f.subject, f.device_id FROM device_state s
               JOIN finding f ON f.device_id = s.device_id AND f.closed_at >= s.clock - interval '1 day'
              WHERE s.device_id = ANY($1) AND f.closed_at IS NOT NULL AND f.kind = 'indicator'
                AND length(f.subject) <= 256) held
      -- LIMIT: one other is looked up in the index, however much the planner would like to read all findings.
      CROSS JOIN LATERAL (SELECT FROM finding f WHERE f.rule_id = held.rule_id AND f.subject = held.subject
              AND ${OPEN_SIGN} AND f.device_id <> held.device_id LIMIT 1) other
      WHERE held.rule_id = ANY($2)
     UNION
     SELECT rule_id, subject FROM device_relation WHERE device_id = ANY($1)
     ORDER BY 1, 2`,
    [deviceIds, rules],
  )
  return rows.map((row) => ({ ruleId: row.rule_id, subject: row.subject }))
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
                     WHERE ${HOLDER} AND ${OPEN_SIGN} AND ${COUNTS} ORDER BY f.last_seen_at DESC LIMIT $4) latest
             UNION
             SELECT u.n, f.device_id, f.first_seen_at, f.last_seen_at FROM ${SIGNS}
               JOIN finding f ON ${HOLDER} AND ${OPEN_SIGN} AND ${COUNTS} AND f.device_id = ANY($3)) held
       JOIN device d ON d.id = held.device_id AND d.merged_into IS NULL
       JOIN device_score s ON s.device_id = held.device_id
      ORDER BY held.device_id, held.n`,
    [...columnsOf(signs), deviceIds, limit],
  )
  return rows.map(holderOf)
}
