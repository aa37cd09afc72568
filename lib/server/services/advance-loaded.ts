import { advanceDevice, type Advance, type AdvanceEnv } from '@/lib/assessment/advance-device'
import { EMPTY_DEVICE_CONTEXT } from '@/lib/assessment/device-context'
import {
  newDeviceState,
  packState,
  unpackState,
  type DeviceState,
  type StoredState,
} from '@/lib/assessment/device-state'
import type { Arrival } from '@/lib/domain/arrival'
import { digest } from '@/lib/server/digest'
import type { StateWrite } from '@/lib/server/repositories/device-states'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { DeviceMoved, type LoadedDevice } from './load-devices'

/** A device after its records: what is to be written, and what its state then is. */
export type AdvancedDevice = {
  deviceId: string
  isKnown: boolean
  advance: Advance
  write: StateWrite
  stored: StoredState
}

/** The state of a loaded device, or a new one for a device that has none. */
export const stateOf = (device: LoadedDevice): DeviceState => {
  if (device.version === null) return newDeviceState(device.deviceId)
  if (device.stored === null) throw new DeviceMoved(`${device.deviceId} has lost its state`)
  return unpackState(device.deviceId, device.stored)
}

/** What the engine must be told of the world around a device; `judgedAt` as in the context. */
export const envOf = (device: LoadedDevice, policy: ScoringPolicy, judgedAt = 0): AdvanceEnv => ({
  policy,
  digest,
  context: {
    ...EMPTY_DEVICE_CONTEXT,
    ...device.words,
    exposure: device.exposure,
    relations: device.relations,
    judgedAt,
  },
})

const openAfter = (before: StoredState | null, advance: Advance): StoredState['findings'] => {
  const byId = new Map((before?.findings ?? []).map((tracked) => [tracked.current.id, tracked]))
  for (const id of advance.findings.remove) byId.delete(id)
  for (const tracked of advance.findings.write) {
    if (tracked.current.closedAt === null) byId.set(tracked.current.id, tracked)
    else byId.delete(tracked.current.id)
  }
  return [...byId.values()]
}

/** Packs what the engine made of a device. */
export const advancedOf = (device: LoadedDevice, advance: Advance): AdvancedDevice => {
  const { hot, cold, clock } = packState(advance.state)
  return {
    deviceId: device.deviceId,
    isKnown: device.isKnown,
    advance,
    write: { deviceId: device.deviceId, version: device.version, hot, cold, clock },
    stored: { hot, cold: cold ?? device.stored?.cold ?? null, findings: openAfter(device.stored, advance) },
  }
}

/** Lets the engine judge the records of a device. */
export const advanceLoaded = (
  device: LoadedDevice,
  arrivals: readonly Arrival[],
  policy: ScoringPolicy,
): AdvancedDevice => advancedOf(device, advanceDevice(stateOf(device), arrivals, envOf(device, policy)))
