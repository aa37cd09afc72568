import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A version of what a device said of itself. */
export type ProfileVersion = {
  version: number
  at: EpochMs
  receivedAt: EpochMs
  source: string
  hash: string
  profile: ClaimedProfile
}

type Row = { version: number; at: Date; received_at: Date; source: string; hash: string; profile: ClaimedProfile }

const versionOf = ({ received_at: receivedAt, at, ...row }: Row): ProfileVersion => ({
  ...row,
  at: at.getTime(),
  receivedAt: receivedAt.getTime(),
})

const SELECT = 'SELECT version, at, received_at, source, hash, profile FROM device_profile'

/** Versions before a number, the latest first. */
export const listProfileVersions = async (
  db: Queryable,
  deviceId: string,
  before: number | null,
  limit: number,
): Promise<ProfileVersion[]> => {
  const { rows } = await db.query<Row>(
    `${SELECT} WHERE device_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
    [deviceId, before, limit],
  )
  return rows.map(versionOf)
}

/** How many versions are kept; at most 100. */
export const countProfileVersions = async (db: Queryable, deviceId: string): Promise<number> => {
  const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM device_profile WHERE device_id = $1', [
    deviceId,
  ])
  return rows[0]?.n ?? 0
}

/** What a device said last at or before a time; null when nothing, or nothing that is still kept. */
export const findProfileAt = async (db: Queryable, deviceId: string, at: EpochMs): Promise<ProfileVersion | null> => {
  const { rows } = await db.query<Row>(
    `${SELECT} WHERE device_id = $1 AND at <= to_timestamp($2::float8 / 1000)::timestamptz(3)
      ORDER BY version DESC LIMIT 1`,
    [deviceId, at],
  )
  return rows[0] === undefined ? null : versionOf(rows[0])
}
