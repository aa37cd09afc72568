import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** Which version is in force since when, and how far the fleet is scored by it. */
export type ActivationRecord = {
  sequence: number
  version: string
  versionBefore: string
  reason: string
  activatedBy: string
  activatedAt: EpochMs
  devicesDone: number
  finishedAt: EpochMs | null
}

type Row = {
  sequence: number
  version: string
  version_before: string
  reason: string
  activated_by: string
  activated_at: Date
  devices_done: number
  finished_at: Date | null
  after_id: string
}

const recordOf = (row: Row): ActivationRecord => ({
  sequence: row.sequence,
  version: row.version,
  versionBefore: row.version_before,
  reason: row.reason,
  activatedBy: row.activated_by,
  activatedAt: row.activated_at.getTime(),
  devicesDone: row.devices_done,
  finishedAt: row.finished_at?.getTime() ?? null,
})

const LAST = 'SELECT * FROM scoring_activation ORDER BY sequence DESC LIMIT 1'

/** The last activation; null when nobody ever chose a version. */
export const findActivation = async (db: Queryable): Promise<ActivationRecord | null> => {
  const { rows } = await db.query<Row>(LAST)
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** An arbitrary number that means "the policy in force" among advisory locks. */
const IN_FORCE_LOCK = 5_140_001

/**
 * Holds the version in force until the transaction ends, so that nothing is written with one that no longer is, and
 * says which it is; null when nobody ever chose one. Many may hold it at once.
 */
export const holdActiveVersion = async (db: Queryable): Promise<string | null> => {
  // One statement after the other, so that the second sees what was put in force while the first waited.
  await db.query('SELECT pg_advisory_xact_lock_shared($1)', [IN_FORCE_LOCK])
  return (await findActivation(db))?.version ?? null
}

/** Waits for all who write with the version in force, and keeps others from beginning, until the transaction ends. */
export const lockActiveVersion = async (db: Queryable): Promise<void> => {
  await db.query('SELECT pg_advisory_xact_lock($1)', [IN_FORCE_LOCK])
}

type Activation = Pick<ActivationRecord, 'version' | 'versionBefore' | 'reason' | 'activatedBy' | 'activatedAt'>

/** Puts a version in force. */
export const insertActivation = async (db: Queryable, given: Activation): Promise<void> => {
  const { version, versionBefore, reason, activatedBy, activatedAt } = given
  await db.query(
    `INSERT INTO scoring_activation (sequence, version, version_before, reason, activated_by, activated_at)
     SELECT coalesce(max(sequence), 0) + 1, $1, $2, $3, $4, to_timestamp($5::float8 / 1000) FROM scoring_activation`,
    [version, versionBefore, reason, activatedBy, activatedAt],
  )
}

/** How far the fleet is scored by the version in force. */
export type RescoreWalk = { sequence: number; versionBefore: string; after: string }

/** The walk that is under way; null when there is none. An older one that was overtaken is not gone on with. */
export const findRescoreWalk = async (db: Queryable): Promise<RescoreWalk | null> => {
  const { rows } = await db.query<Row>(LAST)
  const [row] = rows
  if (row === undefined || row.finished_at !== null) return null
  return { sequence: row.sequence, versionBefore: row.version_before, after: row.after_id }
}

/** Notes how far a walk is; `finishedAt` ends it. Nothing is noted when another worker moved it meanwhile. */
export const moveRescoreWalk = async (
  db: Queryable,
  { sequence, after }: RescoreWalk,
  to: { after: string; devices: number; finishedAt: EpochMs | null },
): Promise<void> => {
  await db.query(
    `UPDATE scoring_activation SET after_id = $3, devices_done = devices_done + $4,
            finished_at = to_timestamp($5::float8 / 1000)
      WHERE sequence = $1 AND after_id = $2`,
    [sequence, after, to.after, to.devices, to.finishedAt],
  )
}
