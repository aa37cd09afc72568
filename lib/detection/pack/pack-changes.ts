import type { EpochMs } from '@/lib/domain/time'
import { PROTECTIONS, type ProfileChanges } from '../fold/fold-claim'
import { packWords, unpackWords } from './pack-values'

/** What became other in a profile, as a row without names; times are distances from `base`. */
export const packChanges = ({ firmware, lowered, accounts, added }: ProfileChanges, base: EpochMs) =>
  [
    firmware === null ? null : ([firmware.from, firmware.at - base] as const),
    lowered.map(({ protection, at }) => [PROTECTIONS.indexOf(protection), at - base] as const),
    accounts === null ? null : packWords(accounts),
    added.map(({ name, at }) => [name, at - base] as const),
  ] as const

/** The changes of a row of `packChanges`; rows of the first version had none. */
export const unpackChanges = (row: ReturnType<typeof packChanges> | undefined, base: EpochMs): ProfileChanges => {
  if (row === undefined) return { firmware: null, lowered: [], accounts: null, added: [] }
  const [firmware, lowered, accounts, added] = row
  return {
    firmware: firmware === null ? null : { from: firmware[0], at: firmware[1] + base },
    lowered: lowered.flatMap(([place, after]) => {
      const protection = PROTECTIONS[place]
      return protection === undefined ? [] : [{ protection, at: after + base }]
    }),
    accounts: accounts === null ? null : unpackWords(accounts),
    added: added.map(([name, after]) => ({ name, at: after + base })),
  }
}
