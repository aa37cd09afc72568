import type { EpochMs } from '@/lib/domain/time'
import type { NameFacts, ParentFacts } from '../facts/name-facts'
import { packBurst, unpackBurst } from './pack-bursts'
import { packIp, packSample, packTime, packWords, unpackIp, unpackSample, unpackTime, unpackWords } from './pack-values'

const packParent = (parent: ParentFacts, base: EpochMs) =>
  [
    parent.domain,
    parent.firstAt - base,
    parent.lastAt - base,
    packSample(parent.names),
    parent.lookups,
    parent.characters,
    parent.carriers,
  ] as const

const unpackParent = (row: ReturnType<typeof packParent>, base: EpochMs): ParentFacts => ({
  domain: row[0],
  firstAt: row[1] + base,
  lastAt: row[2] + base,
  names: unpackSample(row[3]),
  lookups: row[4],
  characters: row[5],
  carriers: row[6],
})

const orNull = <T, R>(value: T | null, map: (value: T) => R): R | null => (value === null ? null : map(value))

/** What is known of a device's names without the names of its fields, times as distances from `base`. */
export const packNames = (names: NameFacts, base: EpochMs) =>
  [
    orNull(names.firstAt, (at) => at - base),
    names.lookups,
    orNull(names.firstAnswerAt, (at) => at - base),
    names.answerTimes.map((at) => at - base),
    packWords([...names.addresses.keys()]),
    packWords([...names.addresses.values()]),
    orNull(names.domains, (burst) => packBurst(burst, base, packSample)),
    names.parents.map((parent) => packParent(parent, base)),
    names.resolvers.map(({ ip, isOutside, firstAt, lastAt, lookups }) => {
      return [packIp(ip), isOutside, firstAt - base, lastAt - base, lookups] as const
    }),
    packWords(names.known.words),
    names.known.count,
    names.newNames.map(({ domain, at }) => [domain, packTime(at, base)] as const),
  ] as const

export const unpackNames = (row: ReturnType<typeof packNames>, base: EpochMs): NameFacts => {
  const until = unpackWords(row[5])
  return {
    firstAt: orNull(row[0], (at) => at + base),
    lookups: row[1],
    firstAnswerAt: orNull(row[2], (at) => at + base),
    answerTimes: row[3].map((at) => at + base),
    addresses: new Map(unpackWords(row[4]).map((hash, index) => [hash, until[index] ?? 0])),
    domains: orNull(row[6], (burst) => unpackBurst(burst, base, unpackSample)),
    parents: row[7].map((parent) => unpackParent(parent, base)),
    resolvers: row[8].map(([ip, isOutside, firstAt, lastAt, lookups]) => ({
      ip: unpackIp(ip),
      isOutside,
      firstAt: firstAt + base,
      lastAt: lastAt + base,
      lookups,
    })),
    known: { words: unpackWords(row[9]), count: row[10] },
    newNames: row[11].map(([domain, at]) => ({ domain, at: unpackTime(at, base) })),
  }
}
