import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A period during which an address of a space was a device; `to` is null while it lasts. */
export type AddressClaim = { space: string; address: string; from: EpochMs; to: EpochMs | null; deviceId: string }

type Row = { space: string; address: string; from_at: Date; to_at: Date | null; device_id: string }

const claimOf = (row: Row): AddressClaim => ({
  space: row.space,
  address: row.address,
  from: row.from_at.getTime(),
  to: row.to_at?.getTime() ?? null,
  deviceId: row.device_id,
})

/** The claims of addresses of a space, over all time, oldest first. */
export const readClaims = async (
  db: Queryable,
  space: string,
  addresses: readonly string[],
): Promise<AddressClaim[]> => {
  const { rows } = await db.query<Row>(
    `SELECT space, address, from_at, to_at, device_id FROM address_claim
      WHERE space = $1 AND address = ANY($2) ORDER BY from_at`,
    [space, addresses],
  )
  return rows.map(claimOf)
}

/** The claims of devices, oldest first. */
export const readClaimsOf = async (db: Queryable, deviceIds: readonly string[]): Promise<AddressClaim[]> => {
  const { rows } = await db.query<Row>(
    `SELECT space, address, from_at, to_at, device_id FROM address_claim WHERE device_id = ANY($1) ORDER BY from_at`,
    [deviceIds],
  )
  return rows.map(claimOf)
}

/** Which of the devices exist, and into which they were merged. */
export const readMerges = async (db: Queryable, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const { rows } = await db.query<{ id: string; merged_into: string | null }>(
    'SELECT id, merged_into FROM device WHERE id = ANY($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row.merged_into]))
}

/** Claims of an address by other devices that overlap a period. */
export const readRivalClaims = async (db: Queryable, claim: AddressClaim): Promise<AddressClaim[]> => {
  const claims = await readClaims(db, claim.space, [claim.address])
  const { from, to, deviceId } = claim
  return claims.filter(
    (other) =>
      other.deviceId !== deviceId && (to === null || other.from < to) && (other.to === null || from < other.to),
  )
}

/** Writes a claim; the same one again changes when it ends. */
export const putClaim = async (db: Queryable, claim: AddressClaim, by: string): Promise<void> => {
  await db.query(
    `INSERT INTO address_claim (space, address, from_at, to_at, device_id, claimed_by)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000), $5, $6)
     ON CONFLICT (space, address, from_at) DO UPDATE SET to_at = excluded.to_at, claimed_by = excluded.claimed_by`,
    [claim.space, claim.address, claim.from, claim.to, claim.deviceId, by],
  )
}

/** Removes a device's claims of an address; how many there were. */
export const removeClaims = async (
  db: Queryable,
  space: string,
  address: string,
  deviceId: string,
): Promise<number> => {
  const { rowCount } = await db.query(
    'DELETE FROM address_claim WHERE space = $1 AND address = $2 AND device_id = $3',
    [space, address, deviceId],
  )
  return rowCount ?? 0
}
