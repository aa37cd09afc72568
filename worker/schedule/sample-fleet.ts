import type { Pool } from 'pg'
import { runSample, type SampleKeep } from '@/lib/server/services/run-sample'
import type { Job } from '@/worker/schedule/scheduler'

/** Loads the sample fleet over the public API at `url`, keeps it alive, and removes it when somebody asked for that. */
export const sampleFleetJob = (pool: Pool, url: string): Job => {
  const keep: SampleKeep = { token: null }
  return {
    name: 'sample fleet',
    intervalMs: 2_000,
    run: (signal) => runSample({ pool, url, now: Date.now, signal, keep }),
  }
}
