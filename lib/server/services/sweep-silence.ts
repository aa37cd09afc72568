import type { Pool } from 'pg'
import { sweepSilence as sweepDevice } from '@/lib/assessment/advance-device'
import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { readClocks, type DeviceClock } from '@/lib/server/repositories/device-states'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { advancedOf, envOf, stateOf, type AdvancedDevice } from './advance-loaded'
import { loadDevices, type LoadedDevice } from './load-devices'
import { policiesOf } from './policy-store'
import { StateCache } from './state-cache'
import { writeAdvanced } from './write-advanced'

const DEVICES_PER_STEP = 250
/** Before, the minute of the last record may be under way; after, the device is gone and its signs are known. */
const SILENT_MIN_MS = MINUTE_MS
const SILENT_MAX_MS = 7 * DAY_MS
/** No rule speaks of a shorter silence. From here on a device is looked at with each twentieth more of it. */
const RHYTHM_MIN_MS = 30 * MINUTE_MS
const RHYTHM_STEP = Math.log(1.05)

/** How often a device was to be looked at in a silence of this length. */
const looksIn = (silentMs: number): number => {
  if (silentMs < SILENT_MIN_MS) return 0
  if (silentMs < RHYTHM_MIN_MS) return 1
  return 2 + Math.floor(Math.log(silentMs / RHYTHM_MIN_MS) / RHYTHM_STEP)
}

/** Whether a device is to be looked at now, when it was last at `since` (null: never). */
const isDue = ({ clock }: DeviceClock, now: EpochMs, since: EpochMs | null): boolean => {
  const silentMs = clock === null ? 0 : now - clock
  if (clock === null || silentMs < SILENT_MIN_MS || silentMs > SILENT_MAX_MS) return false
  return since === null || looksIn(silentMs) > looksIn(since - clock)
}

/** Judges a device at `now`; null when it is no live device or silence changed nothing about it. */
const sweptOf = (device: LoadedDevice, now: EpochMs, policy: ScoringPolicy): AdvancedDevice | null => {
  if (device.version === null) return null
  const state = stateOf(device)
  if (!state.facts.sources.some(({ live }) => live)) return null
  const advance = sweepDevice(state, now, envOf(device, policy))
  return advance.changed || advance.assessments.removeAt !== null ? advancedOf(device, advance) : null
}

const sweepDevices = async (pool: Pool, ids: readonly string[], now: EpochMs): Promise<void> => {
  // A cache of its own: what a sweep reads is what nobody asks for.
  const loaded = await loadDevices(pool, ids, new StateCache(), new Set(ids))
  const policies = policiesOf(pool)
  const policy = await policies.active(pool)
  const swept = ids.flatMap((id) => {
    const device = loaded.get(id)
    const advanced = device === undefined ? null : sweptOf(device, now, policy)
    return advanced === null ? [] : [advanced]
  })
  // A device that was heard of meanwhile is no longer at the version read, and so left alone.
  if (swept.length === 0) return
  await inTransaction(pool, (client) => writeAdvanced(client, swept, now, { policy, policies }))
}

/**
 * Judges the live devices from which nothing came for a minute to seven days: the minute of their last record is
 * complete, and silence itself may be a sign. The longer the silence, the less often; `since` is when the sweep before
 * this one began. Ends early when it is told to.
 */
export const sweepSilence = async (
  pool: Pool,
  now: EpochMs,
  since: EpochMs | null,
  signal: AbortSignal,
): Promise<void> => {
  let after = ''
  while (!signal.aborted) {
    const page = await readClocks(pool, after, DEVICES_PER_STEP)
    const due = page.filter((device) => isDue(device, now, since)).map(({ deviceId }) => deviceId)
    if (due.length > 0) await sweepDevices(pool, due, now)
    const last = page.at(-1)
    if (last === undefined || page.length < DEVICES_PER_STEP) return
    after = last.deviceId
  }
}
