import type { Pool } from 'pg'
import { agedTo } from '@/lib/assessment/assess-at'
import type { StoredAssessment } from '@/lib/assessment/assess-device'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { addChanges } from '@/lib/server/repositories/changes'
import { writeScores } from '@/lib/server/repositories/device-scores'
import {
  endDueScores,
  lockUnchanged,
  readDueScore,
  readDueScores,
  type DueScore,
} from '@/lib/server/repositories/due-scores'
import { readSubjects } from '@/lib/server/repositories/finding-rows'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { policiesOf } from './policy-store'

const DEVICES_PER_STEP = 250

const rescored = async (pool: Pool, { stored }: DueScore, now: EpochMs): Promise<StoredAssessment | null> => {
  const policy = stored === null ? null : await policiesOf(pool).find(pool, stored.policyVersion)
  if (stored === null || policy === null) return null
  const aged = agedTo({ ...stored, policy }, now)
  const next = aged.assessment.nextChangeAt
  // Whatever the model says, a device is looked at once a minute at most.
  const nextChangeAt = next === null ? null : Math.max(next, now + MINUTE_MS)
  return { ...aged, assessment: { ...aged.assessment, nextChangeAt } }
}

type Aged = { deviceId: string; latest: StoredAssessment | null }

/** The inputs that are kept have shortened subjects; lists show the whole one. */
const withWholeSubjects = async (pool: Pool, aged: readonly Aged[]): Promise<Aged[]> => {
  const subjects = await readSubjects(
    pool,
    aged.flatMap(({ latest }) => latest?.strongest?.findingId ?? []),
  )
  return aged.map(({ deviceId, latest }) => {
    const strongest = latest?.strongest ?? null
    const subject = strongest === null ? undefined : subjects.get(strongest.findingId)
    if (latest === null || strongest === null || subject === undefined) return { deviceId, latest }
    return { deviceId, latest: { ...latest, strongest: { ...strongest, subject } } }
  })
}

const rescore = async (pool: Pool, due: readonly DueScore[], now: EpochMs): Promise<void> => {
  if (due.length === 0) return
  const scored: Aged[] = []
  for (const score of due) scored.push({ deviceId: score.deviceId, latest: await rescored(pool, score, now) })
  const aged = await withWholeSubjects(pool, scored)
  await inTransaction(pool, async (client) => {
    const mine = await lockUnchanged(client, due)
    const kept = aged.filter(({ deviceId }) => mine.has(deviceId))
    await writeScores(
      client,
      kept.flatMap(({ latest }) => (latest === null ? [] : [latest])),
    )
    await endDueScores(
      client,
      kept.filter(({ latest }) => latest === null).map(({ deviceId }) => deviceId),
    )
    await addChanges(
      client,
      kept.map(({ deviceId }) => deviceId),
      now,
    )
  })
}

/**
 * Ages the scores in the lists of devices whose scores have changed by themselves; returns how many were due. No
 * assessment is stored: any moment can be computed from the last one, and a record that arrives late must not find a
 * later assessment that knows nothing of it.
 */
export const rescoreStep = async (pool: Pool, now: EpochMs): Promise<number> => {
  const due = await readDueScores(pool, now, DEVICES_PER_STEP)
  await rescore(pool, due, now)
  return due.length
}

/** Ages the scores of one device in the lists if they are due. */
export const rescoreDevice = async (pool: Pool, deviceId: string, now: EpochMs): Promise<void> =>
  rescore(pool, await readDueScore(pool, deviceId, now), now)

/** Ages all scores that are due; ends early when it is told to. */
export const rescoreDue = async (pool: Pool, now: EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await rescoreStep(pool, now)) === DEVICES_PER_STEP) continue
}
