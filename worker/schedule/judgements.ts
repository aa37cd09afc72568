import type { Pool } from 'pg'
import { followJudgements } from '@/lib/server/services/follow-judgements'
import type { Job } from '@/worker/schedule/scheduler'

/** Has devices judged anew for what people said of more than one, and when it expires. */
export const judgementsJob = (pool: Pool): Job => ({
  name: 'judgements',
  intervalMs: 1_000,
  run: (signal) => followJudgements(pool, Date.now, signal),
})
