import type { Pool } from 'pg'
import { rejudgeDevices } from '@/lib/server/services/rejudge-devices'
import type { Job } from '@/worker/schedule/scheduler'

/** Judges devices anew whose registry fields or relations changed. */
export const rejudgeJob = (pool: Pool): Job => ({
  name: 'rejudge',
  intervalMs: 1_000,
  run: (signal) => rejudgeDevices(pool, Date.now, signal),
})
