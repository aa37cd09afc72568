import type { Pool } from 'pg'
import { relateDevices } from '@/lib/server/services/relate-devices'
import type { Job } from '@/worker/schedule/scheduler'

/** Keeps what devices that have something in common say of each other's signs. Costs little while nothing changes. */
export const relationsJob = (pool: Pool): Job => ({
  name: 'relations',
  intervalMs: 2_000,
  run: (signal) => relateDevices(pool, Date.now, signal),
})
