import { BANDS, type Band } from '@/lib/domain/severity'

/** A score as it is printed, with its band; null and not-assessed together. */
export type PrintedScore = { printed: number | null; band: Band }

/** Both scores of a device by one policy and by another. */
export type Rescored = {
  deviceId: string
  before: { breach: PrintedScore; threat: PrintedScore }
  after: { breach: PrintedScore; threat: PrintedScore }
}

/** Devices in a band before and after, and how many came and went. */
export type BandMove = { band: Band; before: number; after: number; entering: number; leaving: number }

/** How devices move between the bands of one score; bands nobody is in are told too. */
export const bandMovesOf = (rescored: readonly Rescored[], score: 'breach' | 'threat'): BandMove[] =>
  BANDS.map((band) => {
    const move = { band, before: 0, after: 0, entering: 0, leaving: 0 }
    for (const { before, after } of rescored) {
      const was = before[score].band === band
      const is = after[score].band === band
      if (was) move.before += 1
      if (is) move.after += 1
      if (is && !was) move.entering += 1
      if (was && !is) move.leaving += 1
    }
    return move
  })

/** Points by which a score moved; to or from not assessed counts as all of them. */
const stepOf = (before: PrintedScore, after: PrintedScore): number => {
  if (before.printed === null || after.printed === null) return before.printed === after.printed ? 0 : 100
  return Math.abs(after.printed - before.printed)
}

const movementOf = ({ before, after }: Rescored): number =>
  Math.max(stepOf(before.breach, after.breach), stepOf(before.threat, after.threat))

/** The devices either of whose scores moved, the furthest first, ties by id. */
export const moversOf = (rescored: readonly Rescored[]): Rescored[] =>
  rescored
    .map((one) => ({ one, by: movementOf(one) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by || (a.one.deviceId < b.one.deviceId ? -1 : 1))
    .map(({ one }) => one)
