import { HOUR_MS, type EpochMs } from '@/lib/domain/time'

/** Zeek rotates its logs each hour, so a shipped log is up to an hour old, and some minutes pass until it arrives. */
const LIVE_WITHIN_MS = 2 * HOUR_MS

/** Whether a record tells of the present; for imports of the past silence means nothing. */
export const isLive = (observedAt: EpochMs, receivedAt: EpochMs): boolean => receivedAt - observedAt <= LIVE_WITHIN_MS
