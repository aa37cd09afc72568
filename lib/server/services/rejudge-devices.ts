import type { Pool } from 'pg'
import { rejudge, sweepSilence, type AdvanceEnv } from '@/lib/assessment/advance-device'
import type { DeviceState } from '@/lib/assessment/device-state'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import {
  endRejudgeRequests,
  findRejudgeRequest,
  readRejudgeRequests,
  type RejudgeRequest,
} from '@/lib/server/repositories/rejudge-requests'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { advancedOf, envOf, stateOf, type AdvancedDevice } from './advance-loaded'
import { loadDevices, type LoadedDevice } from './load-devices'
import { policiesOf } from './policy-store'
import { rescoreDevice } from './rescore-due'
import { StateCache } from './state-cache'
import { writeAdvanced } from './write-advanced'

const DEVICES_PER_STEP = 250

/** A live device that was heard of within this time is judged as it is now, any other as it was last. */
const PRESENT_MS = 7 * DAY_MS

const isPresent = ({ facts, openMinute }: DeviceState, now: EpochMs): boolean =>
  facts.sources.some(({ live }) => live) && openMinute !== null && openMinute < now && now - openMinute < PRESENT_MS

/** The device as it is judged now, its minute that is over as it was before; null when that changes nothing. */
export const rejudgedOf = (
  device: LoadedDevice,
  now: EpochMs,
  policy: ScoringPolicy,
  envBefore: AdvanceEnv,
): AdvancedDevice | null => {
  if (device.version === null) return null
  const state = stateOf(device)
  const advance = isPresent(state, now)
    ? sweepSilence(state, now, envOf(device, policy), envBefore)
    : rejudge(state, envOf(device, policy, now))
  return advance.changed || advance.assessments.removeAt !== null ? advancedOf(device, advance) : null
}

const requested = (
  device: LoadedDevice,
  now: EpochMs,
  { exposureBefore: exposure, relationsBefore }: RejudgeRequest,
  policy: ScoringPolicy,
): AdvancedDevice | null => {
  const before = { ...device, exposure, relations: relationsBefore ?? device.relations }
  return rejudgedOf(device, now, policy, envOf(before, policy))
}

/** Judges devices with what is known of them now. Returns those that were heard of meanwhile and so left alone. */
const rejudgeOnce = async (pool: Pool, requests: readonly RejudgeRequest[], now: EpochMs): Promise<Set<string>> => {
  const ids = requests.map(({ deviceId }) => deviceId)
  // A cache of its own: what is read here is what nobody asks for.
  const loaded = await loadDevices(pool, ids, new StateCache(), new Set(ids))
  const policies = policiesOf(pool)
  const policy = await policies.active(pool)
  const judged = requests.flatMap((request) => {
    const device = loaded.get(request.deviceId)
    const rejudged = device === undefined ? null : requested(device, now, request, policy)
    return rejudged === null ? [] : [rejudged]
  })
  if (judged.length === 0) return new Set()
  const written = await inTransaction(pool, (client) => writeAdvanced(client, judged, now, { policy, policies }))
  return new Set(judged.map(({ deviceId }) => deviceId).filter((id) => !written.has(id)))
}

/** Judges the next devices of which something else is known from elsewhere; returns how many were asked for. */
const rejudgeStep = async (pool: Pool, now: EpochMs): Promise<number> => {
  const requests = await readRejudgeRequests(pool, DEVICES_PER_STEP)
  const left = await rejudgeOnce(pool, requests, now)
  // What was left alone is judged the next time: the records that came may have been judged with the fields as before.
  await endRejudgeRequests(
    pool,
    requests.filter(({ deviceId }) => !left.has(deviceId)),
  )
  return left.size > 0 ? 0 : requests.length
}

const TRIES_MAX = 5

/**
 * Judges one device anew for which that was asked, before the caller goes on, and brings its scores to now. What other
 * writers keep from it in time is left to the worker: the request stays until it is done.
 */
export const rejudgeNow = async (pool: Pool, deviceId: string, now: EpochMs): Promise<void> => {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const request = await findRejudgeRequest(pool, deviceId)
    if (request === null) break
    const left = await rejudgeOnce(pool, [request], now)
    if (left.size > 0) continue
    await endRejudgeRequests(pool, [request])
    break
  }
  await rescoreDevice(pool, deviceId, now)
}

/** Judges all devices whose registry fields or relations changed; ends early when it is told to. */
export const rejudgeDevices = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await rejudgeStep(pool, now())) === DEVICES_PER_STEP) continue
}
