import type { EpochMs } from '@/lib/domain/time'
import type { ContactFacts, Session } from '../facts/contact-facts'
import { packBurst, unpackBurst } from './pack-bursts'
import {
  packIp,
  packRounded,
  packSample,
  packWords,
  unpackIp,
  unpackRounded,
  unpackSample,
  unpackWords,
} from './pack-values'

const packSession = ({ startedAt, sent, received }: Session, base: EpochMs) =>
  [startedAt - base, sent, received] as const
const unpackSession = ([startedAt, sent, received]: ReturnType<typeof packSession>, base: EpochMs): Session => ({
  startedAt: startedAt + base,
  sent,
  received,
})

const orNull = <T, R>(value: T | null, map: (value: T) => R): R | null => (value === null ? null : map(value))

/** Whom a device deals with, without the names of its fields, times as distances from `base`. */
export const packContacts = (contacts: ContactFacts, base: EpochMs) =>
  [
    packWords(contacts.known.words),
    contacts.known.count,
    contacts.knownSince - base,
    orNull(contacts.walk, ({ level, fails, tries, firstAt, lastAt }) => {
      return [level, fails, tries, firstAt - base, lastAt - base] as const
    }),
    contacts.slowPorts.map((entry) => [entry.port, entry.credit, packBurst(entry, base, packSample)] as const),
    orNull(contacts.peers, (burst) => packBurst(burst, base, packSample)),
    orNull(contacts.entered, (burst) => packBurst(burst, base, packSample)),
    contacts.visits.map(({ source, fromPort, at }) => [source, fromPort, at - base] as const),
    contacts.callBacks.map(({ ip, port, firstAt, lastAt, calls }) => {
      return [packIp(ip), port, firstAt - base, lastAt - base, calls] as const
    }),
    [...contacts.inbound, ...contacts.outbound].map((session) => packSession(session, base)),
    contacts.inbound.length,
    orNull(contacts.relays, ({ pairs, firstAt, lastAt }) => [pairs, firstAt - base, lastAt - base] as const),
    [contacts.uploads.day, contacts.uploads.bytes, packRounded(contacts.uploads.past)] as const,
    contacts.openHalves.map(({ key, startedAt, bytes }) => [key, startedAt - base, bytes] as const),
    orNull(contacts.joins, ({ exchanges, lastAt }) => [exchanges, lastAt - base] as const),
  ] as const

export const unpackContacts = (row: ReturnType<typeof packContacts>, base: EpochMs): ContactFacts => {
  const sessions = row[9].map((session) => unpackSession(session, base))
  return {
    known: { words: unpackWords(row[0]), count: row[1] },
    knownSince: row[2] + base,
    walk: orNull(row[3], ([level, fails, tries, firstAt, lastAt]) => {
      return { level, fails, tries, firstAt: firstAt + base, lastAt: lastAt + base }
    }),
    slowPorts: row[4].map(([port, credit, burst]) => ({ port, credit, ...unpackBurst(burst, base, unpackSample) })),
    peers: orNull(row[5], (burst) => unpackBurst(burst, base, unpackSample)),
    entered: orNull(row[6], (burst) => unpackBurst(burst, base, unpackSample)),
    visits: row[7].map(([source, fromPort, at]) => ({ source, fromPort, at: at + base })),
    callBacks: row[8].map(([ip, port, firstAt, lastAt, calls]) => ({
      ip: unpackIp(ip),
      port,
      firstAt: firstAt + base,
      lastAt: lastAt + base,
      calls,
    })),
    inbound: sessions.slice(0, row[10]),
    outbound: sessions.slice(row[10]),
    relays: orNull(row[11], ([pairs, firstAt, lastAt]) => ({ pairs, firstAt: firstAt + base, lastAt: lastAt + base })),
    uploads: { day: row[12][0], bytes: row[12][1], past: unpackRounded(row[12][2]) },
    openHalves: row[13].map(([key, startedAt, bytes]) => ({ key, startedAt: startedAt + base, bytes })),
    joins: orNull(row[14], ([exchanges, lastAt]) => ({ exchanges, lastAt: lastAt + base })),
  }
}
