import type { EpochMs } from '@/lib/domain/time'
import type { Queryable } from './transaction'

/** A device whose scores have changed by themselves since they were written, with what they rest on. */
export type DueScore = {
  deviceId: string
  /** When the scores in the lists were true. */
  asOf: EpochMs
  /** Null when nothing was ever assessed or the inputs are no longer kept. */
  stored: { inputs: string; inputsHash: string; policyVersion: string } | null
}

type Row = {
  device_id: string
  as_of: Date
  inputs: string | null
  inputs_hash: string | null
  policy_version: string | null
}

const storedOf = ({ inputs, inputs_hash: inputsHash, policy_version: policyVersion }: Row): DueScore['stored'] =>
  inputs === null || inputsHash === null || policyVersion === null ? null : { inputs, inputsHash, policyVersion }

const dueOf = (row: Row): DueScore => ({
  deviceId: row.device_id,
  asOf: row.as_of.getTime(),
  stored: storedOf(row),
})

const WITH_INPUTS = 'SELECT s.device_id, s.as_of, a.inputs, a.inputs_hash, a.policy_version FROM'
const LAST_INPUTS = `LEFT JOIN LATERAL (SELECT inputs, inputs_hash, policy_version FROM assessment
              WHERE device_id = s.device_id ORDER BY as_of DESC LIMIT 1) a ON TRUE`

/** The devices that are due, the longest overdue first. */
export const readDueScores = async (db: Queryable, now: EpochMs, limit: number): Promise<DueScore[]> => {
  const { rows } = await db.query<Row>(
    `${WITH_INPUTS} (SELECT device_id, as_of FROM device_score WHERE next_change_at <= to_timestamp($1::float8 / 1000)
              ORDER BY next_change_at LIMIT $2) s ${LAST_INPUTS}`,
    [now, limit],
  )
  return rows.map(dueOf)
}

/** The scores of one device if they are due. */
export const readDueScore = async (db: Queryable, deviceId: string, now: EpochMs): Promise<DueScore[]> => {
  const { rows } = await db.query<Row>(
    `${WITH_INPUTS} (SELECT device_id, as_of FROM device_score
              WHERE device_id = $1 AND next_change_at <= to_timestamp($2::float8 / 1000)) s ${LAST_INPUTS}`,
    [deviceId, now],
  )
  return rows.map(dueOf)
}

/** Locks those scores that nobody wrote since they were read, and says which. In the order of the ids. */
export const lockUnchanged = async (db: Queryable, due: readonly DueScore[]): Promise<Set<string>> => {
  const { rows } = await db.query<{ device_id: string }>(
    `SELECT s.device_id FROM unnest($1::text[], $2::float8[]) AS u (device_id, as_of)
       JOIN device_score s ON s.device_id = u.device_id AND s.as_of = to_timestamp(u.as_of / 1000)::timestamptz(3)
      ORDER BY s.device_id FOR UPDATE OF s`,
    [due.map((score) => score.deviceId), due.map((score) => score.asOf)],
  )
  return new Set(rows.map((row) => row.device_id))
}

/** Says that scores do not change by themselves any more. */
export const endDueScores = async (db: Queryable, deviceIds: readonly string[]): Promise<void> => {
  await db.query('UPDATE device_score SET next_change_at = NULL WHERE device_id = ANY($1)', [deviceIds])
}
