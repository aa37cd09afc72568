import type { Pool } from 'pg'
import { assessAt, type RepeatableInputs } from '@/lib/assessment/assess-at'
import type { AssessmentDocument, AssessmentPoint } from '@/lib/contracts/assessment'
import { minuteEndOf, toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { gone, notFound } from '@/lib/server/errors'
import {
  countAssessments,
  findAssessment,
  listAssessments,
  type AssessmentRecord,
} from '@/lib/server/repositories/assessments'
import { readMergedInto } from '@/lib/server/repositories/merges'
import { policiesOf } from './policy-store'
import { assessmentDocumentOf, assessmentPointOf } from './assessment-document'

/** The last one stored at or before a time, of the device or else of one that was merged into it. */
const findLast = async (pool: Pool, deviceId: string, at: EpochMs): Promise<AssessmentRecord | null> => {
  const own = await findAssessment(pool, deviceId, at)
  if (own !== null) return own
  const merged = await Promise.all((await readMergedInto(pool, deviceId)).map((id) => findAssessment(pool, id, at)))
  const [last] = merged.filter((record) => record !== null).sort((a, b) => b.asOf - a.asOf)
  return last ?? null
}

/** The last assessment until a time, with what repeats it. 404 before the first, 410 when that is no longer kept. */
export const requireRepeatable = async (pool: Pool, deviceId: string, at: EpochMs): Promise<RepeatableInputs> => {
  const record = await findLast(pool, deviceId, at)
  if (record === null) throw notFound(`${deviceId} was not assessed at or before ${toIso(at)}.`)
  const { inputs, inputsHash, policyVersion } = record
  if (inputs === null) {
    throw gone(
      `What the assessment of ${toIso(record.asOf)} rests on is no longer kept; its scores are, in assessments.`,
    )
  }
  const policy = await policiesOf(pool).find(pool, policyVersion)
  if (policy === null) throw gone(`The scoring policy ${policyVersion} is no longer known.`)
  return { inputs, inputsHash, policy }
}

/** The assessment of a device at any time: the last one stored until then, aged to it. 404 before the first. */
export const assessDeviceAt = async (
  pool: Pool,
  deviceId: string,
  at: EpochMs,
  computedAt: EpochMs,
): Promise<AssessmentDocument> =>
  assessmentDocumentOf(assessAt(await requireRepeatable(pool, deviceId, at), at), deviceId, computedAt)

/**
 * The assessment of a device as it is now. That of the minute still open counts, though it is stored at the minute's
 * end: what a person said must show at once. 404 before the first.
 */
export const assessDeviceNow = async (pool: Pool, deviceId: string, now: EpochMs): Promise<AssessmentDocument> =>
  assessmentDocumentOf(assessAt(await requireRepeatable(pool, deviceId, minuteEndOf(now)), now), deviceId, now)

type Period = { deviceId: string; from: EpochMs; to: EpochMs }

const afterOf = (cursor: string | null): EpochMs | null => {
  const [after = null] = decodeCursor(cursor) ?? []
  if (after !== null && typeof after !== 'number') throw badCursor()
  return after
}

/** A page of a device's score history, oldest first: what held at the start of the period, and all stored in it. */
export const pageAssessments = async (
  pool: Pool,
  asked: Period,
  cursor: string | null,
  limit: number,
): Promise<ReturnType<typeof pageOf<AssessmentPoint>>> => {
  const after = afterOf(cursor)
  const held = await findAssessment(pool, asked.deviceId, asked.from)
  const period = { ...asked, from: held?.asOf ?? asked.from }
  const records = await listAssessments(pool, { ...period, after, limit: limit + 1 })
  const shown = records.slice(0, limit)
  const last = records.length > limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.asOf])
  return pageOf(shown.map(assessmentPointOf), next, await countAssessments(pool, period))
}
