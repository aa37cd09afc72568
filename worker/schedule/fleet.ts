import type { Pool } from 'pg'
import { SECOND_MS } from '@/lib/domain/time'
import { followMoves } from '@/lib/server/services/follow-moves'
import { keepFleetRows } from '@/lib/server/services/keep-fleet-rows'
import { pictureFleet } from '@/lib/server/services/picture-fleet'
import type { Job } from '@/worker/schedule/scheduler'

/** Keeps how devices stand against a day ago. Costs little while nothing changes. */
export const movesJob = (pool: Pool): Job => ({
  name: 'moves',
  intervalMs: 2 * SECOND_MS,
  run: (signal) => followMoves(pool, Date.now, signal),
})

/** Pictures the fleet page, and once an hour keeps the rows of its heatmap. */
export const fleetJob = (pool: Pool): Job => ({
  name: 'fleet',
  intervalMs: 10 * SECOND_MS,
  run: async (signal) => {
    await pictureFleet(pool, Date.now(), signal)
    await keepFleetRows(pool, Date.now(), signal)
  },
})
