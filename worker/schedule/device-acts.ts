import type { Pool } from 'pg'
import { runDeviceActs } from '@/lib/server/services/run-device-acts'
import type { Job } from '@/worker/schedule/scheduler'

/** Goes on with acts on more devices than one call does. */
export const deviceActsJob = (pool: Pool): Job => ({
  name: 'device acts',
  intervalMs: 1_000,
  run: (signal) => runDeviceActs(pool, Date.now, signal),
})
