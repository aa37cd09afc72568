/** First pause before a crashed process is started again; doubles with each crash in a row. */
const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 10_000
/** A process that stayed up this long counts as healthy: its next crash is a first one again. */
const HEALTHY_AFTER_MS = 30_000

/** How long to wait before starting a process again that crashed. */
export const backOffDelayMs = (crashesInARow: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, crashesInARow - 1), LONGEST_DELAY_MS)

/** Crashes in a row after one more crash that followed `upMs` of running. */
export const countCrash = (crashesInARow: number, upMs: number): number =>
  upMs >= HEALTHY_AFTER_MS ? 1 : crashesInARow + 1
