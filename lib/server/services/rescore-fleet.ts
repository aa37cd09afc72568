import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { readClocks } from '@/lib/server/repositories/device-states'
import { findRescoreWalk, moveRescoreWalk, type RescoreWalk } from '@/lib/server/repositories/scoring-activations'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { envOf } from './advance-loaded'
import { loadDevices } from './load-devices'
import { policiesOf } from './policy-store'
import { rejudgedOf } from './rejudge-devices'
import { StateCache } from './state-cache'
import { writeAdvanced } from './write-advanced'

const DEVICES_PER_STEP = 100

/** The policies between which the fleet changes over. */
type ChangeOver = { before: ScoringPolicy; policy: ScoringPolicy }

/**
 * Judges the next devices by the policy in force. Those that were heard of meanwhile are left alone: who wrote them did
 * so by the policy in force. Returns how many there were.
 */
const rescoreNext = async (
  pool: Pool,
  walk: RescoreWalk,
  { before, policy }: ChangeOver,
  now: EpochMs,
): Promise<number> => {
  const page = await readClocks(pool, walk.after, DEVICES_PER_STEP)
  const ids = page.map(({ deviceId }) => deviceId)
  // A cache of its own: what is read here is what nobody asks for.
  const loaded = await loadDevices(pool, ids, new StateCache(), new Set(ids))
  const judged = [...loaded.values()].flatMap((device) => {
    const rejudged = rejudgedOf(device, now, policy, envOf(device, before))
    return rejudged === null ? [] : [rejudged]
  })
  const isOver = page.length < DEVICES_PER_STEP
  await inTransaction(pool, async (client) => {
    await writeAdvanced(client, judged, now, { policy, policies: policiesOf(pool) })
    const to = { after: ids.at(-1) ?? walk.after, devices: ids.length, finishedAt: isOver ? now : null }
    await moveRescoreWalk(client, walk, to)
  })
  return page.length
}

/** One step of the walk; false when there is none or it is over. */
const rescoreStep = async (pool: Pool, now: EpochMs): Promise<boolean> => {
  const walk = await findRescoreWalk(pool)
  if (walk === null) return false
  const policies = policiesOf(pool)
  const policy = await policies.active(pool)
  const before = (await policies.find(pool, walk.versionBefore)) ?? policy
  return (await rescoreNext(pool, walk, { before, policy }, now)) === DEVICES_PER_STEP
}

/**
 * Scores the fleet by a policy that was put in force: page by page, each in a transaction of its own, so that nobody
 * waits for it. Ends early when it is told to, and goes on from there the next time.
 */
export const rescoreFleet = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await rescoreStep(pool, now()))) continue
}
