import type { Pool } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { addChanges } from '@/lib/server/repositories/changes'
import { lockSampleDevices, removeDevices, removeSampleNames } from '@/lib/server/repositories/sample-devices'
import { forgetSample } from '@/lib/server/repositories/sample-fleet'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { countChanges } from './count-fleet'

/** Devices removed in one transaction: each may have some hundred assessments and conversations. */
const DEVICES_PER_STEP = 10

const removeStep = (pool: Pool, at: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    const ids = await lockSampleDevices(client, DEVICES_PER_STEP)
    if (ids.length === 0) return 0
    await removeDevices(client, ids)
    await addChanges(client, ids, at)
    return ids.length
  })

/**
 * Removes the sample fleet: its devices slice by slice, so that nobody waits for it; then the counters are brought up to
 * date, and last what else is named so goes. Ends early when it is told to, and goes on the next time.
 */
export const removeSample = async (
  pool: Pool,
  now: () => EpochMs,
  signal: AbortSignal,
  onStep: () => Promise<void>,
): Promise<void> => {
  while ((await removeStep(pool, now())) > 0) {
    await onStep()
    if (signal.aborted) return
  }
  await countChanges(pool, now, signal)
  if (signal.aborted) return
  await inTransaction(pool, async (client) => {
    await removeSampleNames(client)
    await forgetSample(client)
  })
}
