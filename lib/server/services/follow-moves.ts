import type { Pool, PoolClient } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { readChangesAfter } from '@/lib/server/repositories/changes'
import { readDueMoves, readSteps, writeMoves } from '@/lib/server/repositories/device-moves'
import { lockFollower, moveFollower } from '@/lib/server/repositories/followers'
import { inTransaction, slicesOf } from '@/lib/server/repositories/transaction'

const FOLLOWER = 'moves'
const DEVICES_PER_STEP = 1_000

const compare = async (client: PoolClient, ids: readonly string[], at: EpochMs): Promise<void> => {
  for (const slice of slicesOf(ids)) await writeMoves(client, slice, await readSteps(client, slice, at))
}

/** Compares the next devices that changed, or whose day ago did; false when there are no more. */
const followStep = (pool: Pool, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const position = await lockFollower(client, FOLLOWER, at)
    const changes = await readChangesAfter(client, position, DEVICES_PER_STEP)
    const due = await readDueMoves(client, at, DEVICES_PER_STEP)
    await compare(client, [...new Set([...changes.map(({ deviceId }) => deviceId), ...due])].sort(), at)
    await moveFollower(client, FOLLOWER, changes.at(-1) ?? position, at)
    return changes.length === DEVICES_PER_STEP || due.length === DEVICES_PER_STEP
  })

/**
 * Keeps, of every device that was assessed within a day, how it stands against a day ago. Follows the change feed, so no
 * device is looked at that did not change and whose day ago did not. Ends early when it is told to.
 */
export const followMoves = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await followStep(pool, now()))) continue
}
