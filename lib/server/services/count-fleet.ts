import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { readChangesAfter } from '@/lib/server/repositories/changes'
import {
  addToCounters,
  clearCounters,
  lockCounters,
  moveCounters,
  readCounted,
  readCurrent,
  readCurrentAfter,
  writeCounted,
} from '@/lib/server/repositories/fleet-counters'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { CounterDeltas } from './counted-device'

const CHANGES_PER_STEP = 1_000
const DEVICES_PER_PAGE = 250

/**
 * Counts the next devices that changed, by the difference to how they were counted before. Returns how many changes
 * were taken: fewer than a full step means that the counters are up to date.
 */
const countStep = (pool: Pool, at: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    const position = await lockCounters(client, at)
    const changes = await readChangesAfter(client, position, CHANGES_PER_STEP)
    const ids = [...new Set(changes.map((change) => change.deviceId))].sort()
    if (ids.length > 0) {
      const before = await readCounted(client, ids)
      const after = await readCurrent(client, ids)
      const deltas = new CounterDeltas()
      for (const id of ids) deltas.add(before.get(id) ?? null, after.get(id) ?? null)
      await addToCounters(client, deltas.all())
      await writeCounted(client, ids, after)
    }
    await moveCounters(client, changes.at(-1) ?? position, at)
    return changes.length
  })

/** Brings the counters of the fleet up to date with all changes so far; ends early when it is told to. */
export const countChanges = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await countStep(pool, now())) === CHANGES_PER_STEP) continue
}

/** Counts all devices anew, page by page; what changes meanwhile is counted by its difference afterwards. */
export const recountFleet = (pool: Pool, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    const position = await lockCounters(client, at)
    await clearCounters(client)
    const deltas = new CounterDeltas()
    let after = ''
    for (;;) {
      const page = await readCurrentAfter(client, after, DEVICES_PER_PAGE)
      for (const counted of page.values()) deltas.add(null, counted)
      await writeCounted(client, [], page)
      if (page.size < DEVICES_PER_PAGE) break
      after = [...page.keys()].at(-1) ?? after
    }
    await addToCounters(client, deltas.all())
    await moveCounters(client, position, at)
  })
