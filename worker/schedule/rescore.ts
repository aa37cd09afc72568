import type { Pool } from 'pg'
import { rescoreDue } from '@/lib/server/services/rescore-due'
import type { Job } from '@/worker/schedule/scheduler'

/** Ages the scores of devices whose scores have changed by themselves. */
export const rescoreJob = (pool: Pool): Job => ({
  name: 'rescore',
  intervalMs: 10_000,
  run: (signal) => rescoreDue(pool, Date.now(), signal),
})
