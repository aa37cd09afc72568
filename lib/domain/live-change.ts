/** Devices that one event names at most; beyond, it says that there are many. */
export const LIVE_DEVICES_MAX = 500

/** What changed in a moment: the devices, each once, or only that they are too many to name. */
export type LiveChange = { deviceIds: readonly string[]; isMany: boolean }

/** Many changes as one event: each device once, in the order of its first change; none is named beyond 500. */
export const coalesceChanges = (deviceIds: readonly string[]): LiveChange => {
  const distinct = [...new Set(deviceIds)]
  return distinct.length > LIVE_DEVICES_MAX ? { deviceIds: [], isMany: true } : { deviceIds: distinct, isMany: false }
}
