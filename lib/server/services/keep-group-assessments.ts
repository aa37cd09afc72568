import type { Pool } from 'pg'
import { hourStartOf, type EpochMs } from '@/lib/domain/time'
import { keepGroupScores, takeHour } from '@/lib/server/repositories/group-scores'

const GROUPS_PER_STEP = 500

/**
 * Keeps the scores of the groups that have others than were kept last, once an hour and
 * page by page. Ends early when it is told to.
 */
export const keepGroupAssessments = async (pool: Pool, now: EpochMs, signal: AbortSignal): Promise<void> => {
  if (!(await takeHour(pool, hourStartOf(now)))) return
  for (let after: string | null = ''; after !== null && !signal.aborted;) {
    after = await keepGroupScores(pool, after, GROUPS_PER_STEP, now)
  }
}
