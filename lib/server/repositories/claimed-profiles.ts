import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import { storableJson, storableText } from './storable'
import { slicesOf, type Queryable } from './transaction'

/** Versions that are kept of a device. */
export const PROFILE_VERSIONS_MAX = 100

/** What a device said of itself, and when on its own clock. */
export type ClaimedStatement = { profile: ClaimedProfile; at: EpochMs }
/** Who delivered statements. */
export type Delivery = { source: string; receivedAt: EpochMs }

type Said = ClaimedStatement & { deviceId: string }

const textOf = (text: string | undefined): string | null => (text === undefined ? null : storableText(text))

/**
 * A part that a device left out keeps what was said before. When the whole is another than before, it is a version;
 * the text of jsonb is in one order, so the same profile has the same hash.
 */
const SAY = `
  WITH given AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[])
        AS u (id, claimed, type, vendor, model, firmware, at)),
  said AS (
    UPDATE device d SET claimed = d.claimed || u.claimed::jsonb, type = coalesce(u.type, d.type),
           vendor = coalesce(u.vendor, d.vendor), model = coalesce(u.model, d.model),
           firmware = coalesce(u.firmware, d.firmware)
      FROM given u WHERE d.id = u.id
    RETURNING d.id, d.claimed, encode(sha256(convert_to(d.claimed::text, 'UTF8')), 'hex') AS hash, u.at)
  INSERT INTO device_profile (device_id, version, at, received_at, source, hash, profile)
  SELECT said.id, coalesce(last.version, 0) + 1, to_timestamp(said.at / 1000), to_timestamp($8::float8 / 1000), $9,
         said.hash, said.claimed
    FROM said LEFT JOIN LATERAL (SELECT version, hash FROM device_profile
      WHERE device_id = said.id ORDER BY version DESC LIMIT 1) last ON TRUE
   WHERE last.hash IS DISTINCT FROM said.hash
  RETURNING device_id, version`

/** Takes one statement of each device. */
const sayAll = async (db: Queryable, said: readonly Said[], { source, receivedAt }: Delivery): Promise<void> => {
  const { rows } = await db.query<{ device_id: string; version: number }>(SAY, [
    said.map(({ deviceId }) => deviceId),
    said.map(({ profile }) => storableJson(profile)),
    said.map(({ profile }) => textOf(profile.type)),
    said.map(({ profile }) => textOf(profile.vendor)),
    said.map(({ profile }) => textOf(profile.model)),
    said.map(({ profile }) => textOf(profile.firmware?.version)),
    said.map(({ at }) => at),
    receivedAt,
    source,
  ])
  const full = rows.filter(({ version }) => version > PROFILE_VERSIONS_MAX)
  if (full.length === 0) return
  await db.query(
    `DELETE FROM device_profile p USING unnest($1::text[], $2::int[]) AS u (device_id, version)
      WHERE p.device_id = u.device_id AND p.version <= u.version - ${String(PROFILE_VERSIONS_MAX)}`,
    [full.map((row) => row.device_id), full.map((row) => row.version)],
  )
}

/** At most as many statements as versions are kept: of more, the first are said at once. */
const bounded = (statements: readonly ClaimedStatement[]): readonly ClaimedStatement[] => {
  const [first, ...rest] = statements.slice(0, -(PROFILE_VERSIONS_MAX - 1))
  if (first === undefined) return statements
  const merged = rest.reduce((before, { profile, at }) => ({ profile: { ...before.profile, ...profile }, at }), first)
  return [merged, ...statements.slice(-(PROFILE_VERSIONS_MAX - 1))]
}

/** Writes what devices said of themselves, in rounds: the first statement of each, then the second, and so on. */
export const writeClaimed = async (
  db: Queryable,
  claimed: ReadonlyMap<string, readonly ClaimedStatement[]>,
  delivery: Delivery,
): Promise<void> => {
  const sorted = [...claimed].sort(([left], [right]) => (left < right ? -1 : 1))
  let open = sorted.map(([deviceId, statements]) => ({ deviceId, statements: bounded(statements) }))
  for (let round = 0; open.length > 0; round += 1) {
    open = open.filter(({ statements }) => statements.length > round)
    const said = open.flatMap(({ deviceId, statements }) =>
      statements.slice(round, round + 1).map((statement) => ({ deviceId, ...statement })),
    )
    for (const slice of slicesOf(said)) await sayAll(db, slice, delivery)
  }
}
