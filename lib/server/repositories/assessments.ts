import type { StoredAssessment } from '@/lib/assessment/assess-device'
import type { EpochMs } from '@/lib/domain/time'
import { slicesOf, type Queryable } from './transaction'

/** A stored assessment: enough to print a point, and to compute the whole again while its inputs are kept. */
export type AssessmentRecord = {
  asOf: EpochMs
  policyVersion: string
  inputsHash: string
  breach: { score: number | null; low: number | null; high: number | null }
  threat: { score: number | null; low: number | null; high: number | null }
  /** Null once dropped (after 90 days). */
  inputs: string | null
}

const INSERT = `
  INSERT INTO assessment (device_id, as_of, computed_at, policy_version, inputs_hash, breach_score, breach_low,
                          breach_high, threat_score, threat_low, threat_high, inputs)
  SELECT device_id, to_timestamp(as_of / 1000), to_timestamp($12::float8 / 1000), policy_version, inputs_hash,
         breach_score, breach_low, breach_high, threat_score, threat_low, threat_high, inputs
    FROM unnest($1::text[], $2::float8[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::float8[],
                $8::float8[], $9::float8[], $10::float8[], $11::text[])
      AS u (device_id, as_of, policy_version, inputs_hash, breach_score, breach_low, breach_high, threat_score,
            threat_low, threat_high, inputs)
  ON CONFLICT (device_id, as_of) DO UPDATE SET
    computed_at = excluded.computed_at, policy_version = excluded.policy_version, inputs_hash = excluded.inputs_hash,
    breach_score = excluded.breach_score, breach_low = excluded.breach_low, breach_high = excluded.breach_high,
    threat_score = excluded.threat_score, threat_low = excluded.threat_low, threat_high = excluded.threat_high,
    inputs = excluded.inputs`

/** Stores assessments; `computedAt` is the receipt of what caused them. */
export const storeAssessments = async (
  db: Queryable,
  stored: readonly StoredAssessment[],
  computedAt: EpochMs,
): Promise<void> => {
  for (const slice of slicesOf(stored)) {
    const all = slice.map((row) => row.assessment)
    await db.query(INSERT, [
      all.map((assessment) => assessment.deviceId),
      all.map((assessment) => assessment.asOf),
      all.map((assessment) => assessment.policyVersion),
      all.map((assessment) => assessment.inputsHash),
      all.map((assessment) => assessment.breachLikelihood.score),
      all.map((assessment) => assessment.breachLikelihood.low),
      all.map((assessment) => assessment.breachLikelihood.high),
      all.map((assessment) => assessment.threatLevel.score),
      all.map((assessment) => assessment.threatLevel.low),
      all.map((assessment) => assessment.threatLevel.high),
      slice.map((row) => row.inputs),
      computedAt,
    ])
  }
}

/** Removes the provisional assessments of minutes that were still open. */
export const removeAssessments = async (
  db: Queryable,
  rows: readonly { deviceId: string; asOf: EpochMs }[],
): Promise<void> => {
  for (const slice of slicesOf(rows)) {
    await db.query(
      `DELETE FROM assessment a USING unnest($1::text[], $2::float8[]) AS u (device_id, as_of)
        WHERE a.device_id = u.device_id AND a.as_of = to_timestamp(u.as_of / 1000)::timestamptz(3)`,
      [slice.map((row) => row.deviceId), slice.map((row) => row.asOf)],
    )
  }
}

type Row = {
  as_of: Date
  policy_version: string
  inputs_hash: string
  breach_score: number | null
  breach_low: number | null
  breach_high: number | null
  threat_score: number | null
  threat_low: number | null
  threat_high: number | null
  inputs: string | null
}

const recordOf = (row: Row): AssessmentRecord => ({
  asOf: row.as_of.getTime(),
  policyVersion: row.policy_version,
  inputsHash: row.inputs_hash,
  breach: { score: row.breach_score, low: row.breach_low, high: row.breach_high },
  threat: { score: row.threat_score, low: row.threat_low, high: row.threat_high },
  inputs: row.inputs,
})

const COLUMNS = `as_of, policy_version, inputs_hash, breach_score, breach_low, breach_high, threat_score, threat_low,
  threat_high`

/** The last assessment stored at or before a time. */
export const findAssessment = async (
  db: Queryable,
  deviceId: string,
  at: EpochMs,
): Promise<AssessmentRecord | null> => {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS}, inputs FROM assessment
      WHERE device_id = $1 AND as_of <= to_timestamp($2::float8 / 1000)::timestamptz(3) ORDER BY as_of DESC LIMIT 1`,
    [deviceId, at],
  )
  return rows[0] === undefined ? null : recordOf(rows[0])
}

/** Stored assessments of a period, oldest first, without their inputs. `after` excludes itself. */
export const listAssessments = async (
  db: Queryable,
  query: { deviceId: string; from: EpochMs; to: EpochMs; after: EpochMs | null; limit: number },
): Promise<AssessmentRecord[]> => {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS}, NULL AS inputs FROM assessment
      WHERE device_id = $1 AND as_of >= to_timestamp($2::float8 / 1000) AND as_of <= to_timestamp($3::float8 / 1000)
        AND ($4::float8 IS NULL OR as_of > to_timestamp($4::float8 / 1000)::timestamptz(3))
      ORDER BY as_of LIMIT $5`,
    [query.deviceId, query.from, query.to, query.after, query.limit],
  )
  return rows.map(recordOf)
}

/** How many assessments a period has, counted to 10,001. */
export const countAssessments = async (
  db: Queryable,
  query: { deviceId: string; from: EpochMs; to: EpochMs },
): Promise<number> => {
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM assessment WHERE device_id = $1
        AND as_of >= to_timestamp($2::float8 / 1000) AND as_of <= to_timestamp($3::float8 / 1000) LIMIT 10001) u`,
    [query.deviceId, query.from, query.to],
  )
  return rows[0]?.total ?? 0
}
