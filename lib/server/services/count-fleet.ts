import type { Pool, PoolClient } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { readChangesAfter } from '@/lib/server/repositories/changes'
import { readCounted, readCurrent, readCurrentAfter, writeCounted } from '@/lib/server/repositories/counted-devices'
import { addToCounters, clearCounters, lockCounters, moveCounters } from '@/lib/server/repositories/fleet-counters'
import { readGroupCounters, readUnscoredGroups, writeGroupCounters } from '@/lib/server/repositories/group-counters'
import { writeMembers } from '@/lib/server/repositories/group-members'
import { readScoredGroups, writeGroupScores } from '@/lib/server/repositories/group-scores'
import { moveWalk, readWalk } from '@/lib/server/repositories/group-walk'
import { inTransaction, slicesOf } from '@/lib/server/repositories/transaction'
import type { CountedCell, CountedDevice } from './counted-device'
import { CounterDeltas } from './counter-deltas'
import { groupFiguresOf } from './group-figures'
import { policiesOf } from './policy-store'

const CHANGES_PER_STEP = 1_000
const DEVICES_PER_PAGE = 250
/** Groups whose counters are read at once. */
const GROUPS_PER_READ = 100
/** Cells that a count of all holds before it writes them. */
const CELLS_HELD_MAX = 200_000

/** The sums of a group with what changed added; what comes to nothing is left out. */
const summed = (before: readonly CountedCell[], changes: readonly CountedCell[]): CountedCell[] => {
  const sums = new Map<string, CountedCell>()
  for (const { measure, cell, amount } of [...before, ...changes]) {
    const name = `${measure} ${cell}`
    sums.set(name, { measure, cell, amount: (sums.get(name)?.amount ?? 0) + amount })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}

/** Adds what changed to the counters of groups, and makes their scores what the counters then say. */
const countGroups = async (
  client: PoolClient,
  changes: ReadonlyMap<string, readonly CountedCell[]>,
  at: EpochMs,
): Promise<void> => {
  for (const slice of slicesOf([...changes], GROUPS_PER_READ)) {
    const before = await readGroupCounters(
      client,
      slice.map(([id]) => id),
    )
    const after = new Map(slice.map(([id, cells]) => [id, summed(before.get(id) ?? [], cells)] as const))
    await writeGroupCounters(client, after)
    await writeGroupScores(client, new Map([...after].map(([id, cells]) => [id, groupFiguresOf(cells)])), at)
  }
}

/** Nothing changed of these groups, but their scores are to be written. */
const unchanged = (groups: readonly string[]): Map<string, CountedCell[]> => new Map(groups.map((id) => [id, []]))

/** Counts devices as they are now, by the difference to how they were counted before. */
const countDevices = async (
  client: PoolClient,
  ids: readonly string[],
  after: ReadonlyMap<string, CountedDevice>,
  at: EpochMs,
): Promise<void> => {
  const before = await readCounted(client, ids)
  const deltas = new CounterDeltas()
  for (const id of ids) deltas.add(before.get(id) ?? null, after.get(id) ?? null)
  await addToCounters(client, deltas.all())
  await writeCounted(client, ids, after)
  await writeMembers(client, ids, after)
  await countGroups(client, deltas.groups(), at)
}

/** What an ordinary device scores, by the policy in force. */
const baseOf = async (pool: Pool, client: PoolClient): Promise<number> =>
  100 * (await policiesOf(pool).active(client)).baseRate

/**
 * Counts the next devices that changed. Returns how many changes were taken: fewer than a full step means that the
 * counters are up to date.
 */
const countStep = (pool: Pool, at: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    const position = await lockCounters(client, at)
    const changes = await readChangesAfter(client, position, CHANGES_PER_STEP)
    const ids = [...new Set(changes.map((change) => change.deviceId))].sort()
    if (ids.length > 0) await countDevices(client, ids, await readCurrent(client, ids, await baseOf(pool, client)), at)
    await moveCounters(client, changes.at(-1) ?? position, at)
    return changes.length
  })

/** Brings the counters of the fleet up to date with all changes so far; ends early when it is told to. */
export const countChanges = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await countStep(pool, now())) === CHANGES_PER_STEP) continue
}

/** Counts the next devices of the walk that a change of a group asked for; false when there is none or it is over. */
const walkStep = (pool: Pool, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const position = await lockCounters(client, at)
    const after = await readWalk(client)
    if (after === null) return false
    const page = await readCurrentAfter(client, after, DEVICES_PER_PAGE, await baseOf(pool, client))
    await countDevices(client, [...page.keys()], page, at)
    const isOver = page.size < DEVICES_PER_PAGE
    if (isOver) await countGroups(client, unchanged(await readUnscoredGroups(client)), at)
    await moveWalk(client, isOver ? null : ([...page.keys()].at(-1) ?? null))
    await moveCounters(client, position, at)
    return !isOver
  })

/**
 * Looks at all devices anew when groups were defined anew: page by page, each in a transaction of its own, so that
 * nobody waits for it. Ends early when it is told to, and goes on from there the next time.
 */
export const walkGroups = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await walkStep(pool, now()))) continue
}

const flush = async (client: PoolClient, deltas: CounterDeltas, at: EpochMs): Promise<CounterDeltas> => {
  await addToCounters(client, deltas.all())
  await countGroups(client, deltas.groups(), at)
  return new CounterDeltas()
}

/** Counts all devices anew, page by page; what changes meanwhile is counted by its difference afterwards. */
export const recountFleet = (pool: Pool, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    const position = await lockCounters(client, at)
    const breachBase = await baseOf(pool, client)
    await clearCounters(client)
    let deltas = new CounterDeltas()
    for (let after: string | null = ''; after !== null;) {
      const page = await readCurrentAfter(client, after, DEVICES_PER_PAGE, breachBase)
      for (const counted of page.values()) deltas.add(null, counted)
      await writeCounted(client, [], page)
      await writeMembers(client, [...page.keys()], page)
      if (deltas.size > CELLS_HELD_MAX) deltas = await flush(client, deltas, at)
      after = page.size < DEVICES_PER_PAGE ? null : ([...page.keys()].at(-1) ?? null)
    }
    await flush(client, deltas, at)
    // Also those that lost their last device and so had nothing to be counted.
    await countGroups(client, unchanged(await readScoredGroups(client)), at)
    await moveCounters(client, position, at)
  })
