import type { SampleState } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** What is kept of the sample fleet while it is here or on its way. */
export type SampleRecord = {
  state: Exclude<SampleState, 'absent'>
  seed: number
  endAt: EpochMs
  toldUntil: EpochMs | null
  message: string
  requestedBy: string
  requestedAt: EpochMs
}

type Row = {
  state: SampleRecord['state']
  seed: number
  end_at: Date
  told_until: Date | null
  message: string
  requested_by: string
  requested_at: Date
}

const COLUMNS = 'state, seed, end_at, told_until, message, requested_by, requested_at'

const recordOf = (row: Row): SampleRecord => ({
  state: row.state,
  seed: row.seed,
  endAt: row.end_at.getTime(),
  toldUntil: row.told_until?.getTime() ?? null,
  message: row.message,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.getTime(),
})

/** What is kept of the sample fleet; null when there is none. */
export const findSample = async (db: Queryable, isLocked = false): Promise<SampleRecord | null> => {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM sample_fleet${isLocked ? ' FOR UPDATE' : ''}`)
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** Asks for something to be done with the sample fleet, whatever was asked before. */
export const putSample = async (db: Queryable, record: SampleRecord): Promise<void> => {
  const { state, seed, endAt, toldUntil, message, requestedBy, requestedAt } = record
  await db.query(
    `INSERT INTO sample_fleet (state, seed, end_at, told_until, message, requested_by, requested_at)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000), $5, $6, to_timestamp($7::float8 / 1000))
     ON CONFLICT ("only") DO UPDATE SET state = excluded.state, seed = excluded.seed, end_at = excluded.end_at,
       told_until = excluded.told_until, message = excluded.message, requested_by = excluded.requested_by,
       requested_at = excluded.requested_at`,
    [state, seed, endAt, toldUntil, message, requestedBy, requestedAt],
  )
}

/**
 * Takes the sample fleet for one worker until a moment; null when there is nothing to do or another has it. A worker
 * that is gone loses it when its time is over.
 */
export const leaseSample = async (db: Queryable, now: EpochMs, until: EpochMs): Promise<SampleRecord | null> => {
  const { rows } = await db.query<Row>(
    `UPDATE sample_fleet SET lease_until = to_timestamp($2::float8 / 1000)
      WHERE state <> 'failed' AND (lease_until IS NULL OR lease_until < to_timestamp($1::float8 / 1000))
      RETURNING ${COLUMNS}`,
    [now, until],
  )
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** What is left to be done of a lease: gives it back when `until` is null. */
export const extendLease = async (db: Queryable, until: EpochMs | null): Promise<void> => {
  await db.query('UPDATE sample_fleet SET lease_until = to_timestamp($1::float8 / 1000)', [until])
}

type Told = Pick<SampleRecord, 'state' | 'toldUntil' | 'message'>

/** Says how far the story is told; false when somebody asked for something else meanwhile. */
export const tellSample = async (db: Queryable, from: readonly SampleState[], told: Told): Promise<boolean> => {
  const { rowCount } = await db.query(
    `UPDATE sample_fleet SET state = $2, told_until = to_timestamp($3::float8 / 1000), message = $4 WHERE state = ANY($1)`,
    [from, told.state, told.toldUntil, told.message],
  )
  return rowCount === 1
}

/** Forgets that there was a sample fleet. */
export const forgetSample = async (db: Queryable): Promise<void> => {
  await db.query('DELETE FROM sample_fleet')
}
