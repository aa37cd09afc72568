import type { Pool } from 'pg'
import { DAY_MS } from '@/lib/domain/time'
import { countChanges, recountFleet } from '@/lib/server/services/count-fleet'
import type { Job } from '@/worker/schedule/scheduler'

/** Keeps the counters of the fleet pages within seconds of the truth. */
export const countersJob = (pool: Pool): Job => ({
  name: 'counters',
  intervalMs: 1_000,
  run: (signal) => countChanges(pool, Date.now, signal),
})

/** Counts everything anew, so that no mistake of the differences lives longer than a day. */
export const recountJob = (pool: Pool): Job => ({
  name: 'recount',
  intervalMs: DAY_MS,
  run: () => recountFleet(pool, Date.now()),
})
