import { DAY_MS, HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { EventFacts } from './facts/event-facts'
import type { ProfileFacts } from './fold/fold-claim'

/** A profile is sent once a day, so an update may be that old when its version is first claimed. */
const BEFORE_MS = DAY_MS
/** The restart may also be told after the profile. */
const AFTER_MS = HOUR_MS
/** What an update changes, it changes within this time before or after the restart. */
const BESIDE_MS = HOUR_MS

/** Whether the device told of a restart for an update around the moment at which it first claimed another version. */
export const isAnnounced = (events: EventFacts | null, changedAt: EpochMs): boolean => {
  const updatedAt = events?.lastUpdateAt ?? null
  return updatedAt !== null && updatedAt >= changedAt - BEFORE_MS && updatedAt <= changedAt + AFTER_MS
}

/** Whether what changed at `at` may be an update's own work: new firmware brings files, accounts and settings. */
export const isBesideUpdate = (events: EventFacts | null, at: EpochMs): boolean => {
  const updatedAt = events?.lastUpdateAt ?? null
  return updatedAt !== null && Math.abs(at - updatedAt) <= BESIDE_MS
}

/** From which firmware version to which a device went, and when it first said so; null when it never changed. */
export const firmwareChangeOf = (profile: ProfileFacts | null): { from: string; to: string; at: EpochMs } | null => {
  const change = profile?.changes.firmware ?? null
  const to = profile?.profile.firmware?.version
  return change === null || to === undefined ? null : { ...change, to }
}
