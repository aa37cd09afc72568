import type { Pool } from 'pg'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { sweepSilence } from '@/lib/server/services/sweep-silence'
import type { Job } from '@/worker/schedule/scheduler'

/** Judges devices that say nothing any more. */
export const silenceJob = (pool: Pool): Job => {
  /** When the last complete sweep began. */
  let since: EpochMs | null = null
  return {
    name: 'silence',
    intervalMs: MINUTE_MS,
    run: async (signal) => {
      const now = Date.now()
      await sweepSilence(pool, now, since, signal)
      if (!signal.aborted) since = now
    },
  }
}
