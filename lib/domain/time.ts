/** Milliseconds since 1970-01-01T00:00:00Z. May be small or negative: captures exist whose clock starts at 0. */
export type EpochMs = number

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The whole minute at or after a moment: detection runs at these. */
export const minuteEndOf = (at: EpochMs): EpochMs => Math.ceil(at / MINUTE_MS) * MINUTE_MS

/** The start of the UTC hour that holds a moment. */
export const hourStartOf = (at: EpochMs): EpochMs => Math.floor(at / HOUR_MS) * HOUR_MS

/** ISO 8601 in UTC with milliseconds, as the API writes every time. */
export const toIso = (at: EpochMs): string => new Date(at).toISOString()
