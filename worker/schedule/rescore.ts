import type { Pool } from 'pg'
import { rescoreDue } from '@/lib/server/services/rescore-due'
import { rescoreFleet } from '@/lib/server/services/rescore-fleet'
import type { Job } from '@/worker/schedule/scheduler'

/** Ages the scores of devices whose scores have changed by themselves. */
export const rescoreJob = (pool: Pool): Job => ({
  name: 'rescore',
  intervalMs: 10_000,
  run: (signal) => rescoreDue(pool, Date.now(), signal),
})

/** Scores the fleet by a policy that was put in force. */
export const changeOverJob = (pool: Pool): Job => ({
  name: 'policy change-over',
  intervalMs: 1_000,
  run: (signal) => rescoreFleet(pool, Date.now, signal),
})
