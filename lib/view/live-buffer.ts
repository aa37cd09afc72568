import { LIVE_DEVICES_MAX, type LiveChange } from '@/lib/domain/live-change'
import type { EpochMs } from '@/lib/domain/time'

/** What changed since a page was read, and waits until its reader wants to see it. Bounded, whatever happens. */
export type LiveBuffer = {
  deviceIds: ReadonlySet<string>
  /** Beyond 500 devices, or when it is not known which. */
  isMany: boolean
  /** When the first of it came; null while there is nothing. */
  since: EpochMs | null
}

export const EMPTY_BUFFER: LiveBuffer = { deviceIds: new Set(), isMany: false, since: null }

/** The buffer with what just came. A device that changes again counts once. */
export const addToBuffer = (buffer: LiveBuffer, change: LiveChange, at: EpochMs): LiveBuffer => {
  const since = buffer.since ?? at
  if (buffer.isMany) return buffer
  const deviceIds = new Set([...buffer.deviceIds, ...change.deviceIds])
  if (change.isMany || deviceIds.size > LIVE_DEVICES_MAX) return { deviceIds: new Set(), isMany: true, since }
  if (deviceIds.size === buffer.deviceIds.size && buffer.since !== null) return buffer
  return { deviceIds, isMany: false, since }
}

/** What the page shows: one device, the counts of the fleet as of a moment, or devices. */
export type LiveScope = { kind: 'device' } | { kind: 'list' } | { kind: 'counts'; countedAt: EpochMs | null }

/** Counts show something else only once they were made anew after the reader's were. */
const isCountedAnew = (scope: LiveScope, countedAt: EpochMs | null): boolean =>
  scope.kind !== 'counts' || (countedAt !== null && countedAt > (scope.countedAt ?? 0))

/** What the reader is offered: `12 new, show`; null while there is nothing. `countedAt` is the server's latest count. */
export const liveOffer = (buffer: LiveBuffer, scope: LiveScope, countedAt: EpochMs | null): string | null => {
  const { since, isMany, deviceIds } = buffer
  if (since === null || !isCountedAnew(scope, countedAt)) return null
  if (scope.kind === 'device') return isMany ? 'May have changed, show' : 'Changed, show'
  return isMany ? 'Many new, show' : `${String(deviceIds.size)} new, show`
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

/**
 * How long to wait before the stream is opened again after so many failures, 0.5 to 45 s: doubled each time, and spread
 * by chance (0 to 1) so that the pages of a server that came back do not come all at once.
 */
export const retryDelayMs = (failures: number, chance: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10)) * (0.5 + chance)
