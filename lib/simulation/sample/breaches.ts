import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { SampleDevice } from './fleet'
import { deviceOf, hoursBefore, type Story } from './story'

/** Who guesses from the internet, in a documentation range of RFC 5737. */
export const GUESSER = '192.0.2.88'

/** A camera that was broken into: when, from where, and whether it was told to flood somebody. */
export type Breach = { device: SampleDevice; at: EpochMs; by: string; floods: boolean }

/** One camera falls to the internet at dawn; from it the others fall over the morning. */
const FALLS = [
  { number: 7, minutes: 0, isFlooding: true },
  { number: 3, minutes: 52, isFlooding: true },
  { number: 11, minutes: 97, isFlooding: true },
  { number: 18, minutes: 171, isFlooding: false },
  { number: 22, minutes: 236, isFlooding: false },
] as const

/** Who falls, in order. */
export const breachesOf = (story: Story): Breach[] => {
  const first = deviceOf(story, 'ho-d420', 'meridian', FALLS[0].number)
  return FALLS.map(({ number, minutes, isFlooding }) => ({
    device: deviceOf(story, 'ho-d420', 'meridian', number),
    at: hoursBefore(story, 9) + minutes * MINUTE_MS,
    by: number === first.number ? GUESSER : first.ip,
    floods: isFlooding,
  }))
}

/** When a camera begins to ask for orders. */
export const controlledSince = ({ at }: Breach): EpochMs => at + 3 * MINUTE_MS
