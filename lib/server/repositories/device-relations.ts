import type { DecidedRelation } from '@/lib/assessment/decide-relation'
import type { DeviceRelation, Sign } from '@/lib/assessment/device-relation'
import type { RelatedScope } from '@/lib/domain/related-scope'
import type { EpochMs } from '@/lib/domain/time'
import { slicesOf, type Queryable } from './transaction'

/** A relation in JSON as a query gives it: short, for it is read with every batch. */
export type RelationRow = [
  ruleId: string,
  subject: string,
  peers: number,
  scope: RelatedScope | null,
  lastSeenAt: EpochMs | null,
  share: number | null,
]

/** The relations of a device that count for its scores, as an expression; null when there is none. */
export const relationsOf = (deviceId: string): string => `(
  SELECT jsonb_agg(jsonb_build_array(r.rule_id, r.subject, r.peers, r.scope, extract(epoch FROM r.last_seen_at) * 1000,
                                     r.share) ORDER BY r.rule_id, r.subject)
    FROM device_relation r WHERE r.device_id = ${deviceId} AND (r.peers > 0 OR r.share IS NOT NULL))`

const upOf = (peers: number, scope: RelatedScope | null, lastSeenAt: EpochMs | null): DeviceRelation['up'] =>
  peers === 0 || scope === null || lastSeenAt === null ? null : { peers, scope, lastSeenAt }

/** The relations of a device as the noun. */
export const relationsOfRows = (rows: readonly RelationRow[]): DeviceRelation[] =>
  rows.map(([ruleId, subject, peers, scope, lastSeenAt, share]) => {
    return { ruleId, subject, up: upOf(peers, scope, lastSeenAt), share }
  })

/** A relation with the device it is about. */
export type KeptRelation = { deviceId: string; relation: DecidedRelation }

type Row = {
  device_id: string
  rule_id: string
  subject: string
  peers: number
  scope: RelatedScope | null
  last_seen_at: Date | null
  share: number | null
  is_sudden: boolean
}

/** What is kept of some signs on some devices. */
export const readRelations = async (
  db: Queryable,
  signs: readonly Sign[],
  deviceIds: readonly string[],
): Promise<KeptRelation[]> => {
  const { rows } = await db.query<Row>(
    `SELECT r.* FROM device_relation r
       JOIN unnest($1::text[], $2::text[]) AS u (rule_id, subject) ON r.rule_id = u.rule_id AND r.subject = u.subject
      WHERE r.device_id = ANY($3)`,
    [signs.map(({ ruleId }) => ruleId), signs.map(({ subject }) => subject), deviceIds],
  )
  return rows.map((row) => ({
    deviceId: row.device_id,
    relation: {
      ruleId: row.rule_id,
      subject: row.subject,
      up: upOf(row.peers, row.scope, row.last_seen_at?.getTime() ?? null),
      share: row.share,
      isSudden: row.is_sudden,
    },
  }))
}

/** Writes what was decided of signs on devices. */
export const writeRelations = async (db: Queryable, kept: readonly KeptRelation[], at: EpochMs): Promise<void> => {
  for (const slice of slicesOf(kept)) {
    const relations = slice.map(({ relation }) => relation)
    await db.query(
      `INSERT INTO device_relation (device_id, rule_id, subject, peers, scope, last_seen_at, share, is_sudden, decided_at)
       SELECT device_id, rule_id, subject, peers, scope, to_timestamp(seen / 1000), share, sudden,
              to_timestamp($9::float8 / 1000)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::float8[], $7::float8[], $8::bool[])
           AS u (device_id, rule_id, subject, peers, scope, seen, share, sudden)
       ON CONFLICT (device_id, rule_id, subject) DO UPDATE SET peers = excluded.peers, scope = excluded.scope,
         last_seen_at = excluded.last_seen_at, share = excluded.share, is_sudden = excluded.is_sudden,
         decided_at = excluded.decided_at`,
      [
        slice.map(({ deviceId }) => deviceId),
        relations.map(({ ruleId }) => ruleId),
        relations.map(({ subject }) => subject),
        relations.map(({ up }) => up?.peers ?? 0),
        relations.map(({ up }) => up?.scope ?? null),
        relations.map(({ up }) => up?.lastSeenAt ?? null),
        relations.map(({ share }) => share),
        relations.map(({ isSudden }) => isSudden),
        at,
      ],
    )
  }
}

/** Forgets what was kept of signs on devices. */
export const deleteRelations = async (db: Queryable, gone: readonly KeptRelation[]): Promise<void> => {
  for (const slice of slicesOf(gone)) {
    await db.query(
      `DELETE FROM device_relation r USING unnest($1::text[], $2::text[], $3::text[]) AS u (device_id, rule_id, subject)
        WHERE r.device_id = u.device_id AND r.rule_id = u.rule_id AND r.subject = u.subject`,
      [
        slice.map(({ deviceId }) => deviceId),
        slice.map(({ relation }) => relation.ruleId),
        slice.map(({ relation }) => relation.subject),
      ],
    )
  }
}

/** Forgets all that was kept of a device. */
export const removeRelations = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('DELETE FROM device_relation WHERE device_id = $1', [deviceId])
}

/** Devices of which something was decided before a time and not looked at since, the oldest first. */
export const readUndecidedSince = async (db: Queryable, before: EpochMs, limit: number): Promise<string[]> => {
  const { rows } = await db.query<{ device_id: string }>(
    `SELECT device_id FROM device_relation WHERE decided_at < to_timestamp($1::float8 / 1000)
      ORDER BY decided_at LIMIT $2`,
    [before, limit],
  )
  return [...new Set(rows.map((row) => row.device_id))].sort()
}

/** The subjects of a device's signs that came over its model within a day, by rule. */
export const readSuddenSigns = async (db: Queryable, deviceId: string): Promise<Sign[]> => {
  const { rows } = await db.query<{ rule_id: string; subject: string }>(
    'SELECT rule_id, subject FROM device_relation WHERE device_id = $1 AND is_sudden',
    [deviceId],
  )
  return rows.map((row) => ({ ruleId: row.rule_id, subject: row.subject }))
}
