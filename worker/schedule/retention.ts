import type { Pool } from 'pg'
import { HOUR_MS } from '@/lib/domain/time'
import { applyRetention } from '@/lib/server/services/apply-retention'
import type { Job } from '@/worker/schedule/scheduler'

/** Removes what is older than it is kept. */
export const retentionJob = (pool: Pool): Job => ({
  name: 'retention',
  intervalMs: HOUR_MS,
  run: (signal) => applyRetention(pool, Date.now(), signal),
})
