import type { EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import { newBurst, touchBurst, type Burst } from '../sketch/halves'
import { place } from '../sketch/place'

const TRY_WINDOWS_MAX = 3

/** Tries to get in: those refused, and the others, of which nobody knows or which went well. */
export type Tries = { failed: number; other: number }

/** Tries with one service within ten minutes; `ip` is the remote service, or the source of tries of the device. */
export type TryWindow = { ip: string; port: number } & Burst<Tries>

const noTries = (): Tries => ({ failed: 0, other: 0 })

/** Counts a try. A service is watched from a try on that may have failed. Changes `windows`. */
export const addTry = (
  windows: TryWindow[],
  { ip, port }: { ip: string; port: number },
  result: keyof Tries,
  at: EpochMs,
  isWatchedFromHere = result === 'failed',
): void => {
  const known = windows.find((entry) => entry.ip === ip && entry.port === port)
  if (known === undefined && !isWatchedFromHere) return
  const entry = known ?? place(windows, { ip, port, ...newBurst(at, noTries) }, TRY_WINDOWS_MAX)
  const half = touchBurst(entry, at, noTries)
  half[result] = oneMore(half[result])
}

/** Tries in the window of five to ten minutes. */
export const triesIn = ({ halves: { current, previous } }: TryWindow): Tries => ({
  failed: current.failed + (previous?.failed ?? 0),
  other: current.other + (previous?.other ?? 0),
})
