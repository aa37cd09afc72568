import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { SourceState } from '@/lib/domain/log-source'

/** Argument: two hours may be chance; from three on there is a rhythm to hold a source to. */
const RHYTHM_HOURS_MIN = 3
/** Argument: once the usual gap may pass by chance, twice is what somebody should look at. */
const GAPS_MAX = 2

/**
 * Whether a source is silent: nothing for more than twice its usual gap, which is `spanHours / busyHours`, the clock
 * hours over which its last day of records lies by the hours in which something came.
 */
export const sourceStateOf = (
  rhythm: { lastReceivedAt: EpochMs; busyHours: number; spanHours: number },
  now: EpochMs,
): SourceState => {
  const age = now - rhythm.lastReceivedAt
  if (age <= HOUR_MS) return 'receiving'
  if (rhythm.busyHours < RHYTHM_HOURS_MIN) return 'seldom'
  return age > (GAPS_MAX * HOUR_MS * rhythm.spanHours) / rhythm.busyHours ? 'silent' : 'receiving'
}
