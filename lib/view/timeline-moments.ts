import type { EpochMs } from '@/lib/domain/time'
import { labelWidth, shortLabel } from './timeline-finding'
import type { TimeScale } from './timeline-scale'
import type { TimeRange } from './time-range'

/** `change`: the device became other. `act`: a person did something. `verified`: the device confirmed it. */
export type MomentKind = 'change' | 'act' | 'verified'

/** Something that happened to the device at a moment and is drawn through all lanes. */
export type TimelineMoment = { at: EpochMs; kind: MomentKind; text: string }

export type PlacedMoment = TimelineMoment & { x: number; label: string; side: 'left' | 'right' | 'none' }

const DOT_PX = 8

/** The moments of a range, from the earliest; a label stands right of its dot, else left, else only in the table. */
export const placeMoments = (
  moments: readonly TimelineMoment[],
  { from, to }: TimeRange,
  scale: TimeScale,
  left: number,
  right: number,
): PlacedMoment[] => {
  const ordered = moments.filter(({ at }) => at >= from && at <= to).sort((a, b) => a.at - b.at)
  let takenTo = left
  return ordered.map((moment, index) => {
    const x = scale(moment.at)
    const label = shortLabel(moment.text)
    const width = labelWidth(label) + DOT_PX
    const next = ordered[index + 1]
    const roomTo = next === undefined ? right : scale(next.at) - DOT_PX
    const side = x + width <= roomTo ? 'right' : x - width >= takenTo ? 'left' : 'none'
    takenTo = side === 'right' ? x + width : x + DOT_PX
    return { ...moment, x, label, side }
  })
}
