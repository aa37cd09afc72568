import type { Pool } from 'pg'
import { MINUTE_MS } from '@/lib/domain/time'
import { walkGroups } from '@/lib/server/services/count-fleet'
import { keepGroupAssessments } from '@/lib/server/services/keep-group-assessments'
import type { Job } from '@/worker/schedule/scheduler'

/** Finds out which devices belong to which groups after groups were defined anew. */
export const groupWalkJob = (pool: Pool): Job => ({
  name: 'group walk',
  intervalMs: 1_000,
  run: (signal) => walkGroups(pool, Date.now, signal),
})

/** Keeps the scores of groups once an hour; looked at more often, so that a restart does not lose an hour. */
export const groupHistoryJob = (pool: Pool): Job => ({
  name: 'group history',
  intervalMs: MINUTE_MS,
  run: (signal) => keepGroupAssessments(pool, Date.now(), signal),
})
