import type { EpochMs } from '@/lib/domain/time'
import type { FlowFacts, GuessWindow, HostCounts, StrangerCounts } from '../facts/facts'
import { packBurst, unpackBurst } from './pack-bursts'
import { packEndpoint, packService, unpackEndpoint, unpackService } from './pack-endpoints'
import { packIp, packSample, packTime, packWords, unpackIp, unpackSample, unpackTime, unpackWords } from './pack-values'

const packCounts = (counts: HostCounts, base: EpochMs) =>
  [
    counts.unanswered,
    packTime(counts.minuteAt, base),
    counts.minute,
    counts.minutePeak,
    packSample(counts.ports),
  ] as const

const unpackCounts = (row: ReturnType<typeof packCounts>, base: EpochMs): HostCounts => ({
  unanswered: row[0],
  minuteAt: unpackTime(row[1], base),
  minute: row[2],
  minutePeak: row[3],
  ports: unpackSample(row[4]),
})

const packStrangers = ({ hosts, lookups }: StrangerCounts) => [packSample(hosts), lookups] as const
const unpackStrangers = ([hosts, lookups]: ReturnType<typeof packStrangers>): StrangerCounts => ({
  hosts: unpackSample(hosts),
  lookups,
})

const packGuess = (guess: GuessWindow, base: EpochMs) =>
  [packIp(guess.ip), guess.port, packBurst(guess, base, ({ sessions }) => sessions)] as const
const unpackGuess = ([ip, port, burst]: ReturnType<typeof packGuess>, base: EpochMs): GuessWindow => ({
  ip: unpackIp(ip),
  port,
  ...unpackBurst(burst, base, (sessions) => ({ sessions })),
})

const orNull = <T, R>(value: T | null, map: (value: T) => R): R | null => (value === null ? null : map(value))

const packWindows = (flows: FlowFacts, base: EpochMs) =>
  [
    flows.portWindows.map((entry) => [entry.port, packBurst(entry, base, packSample)] as const),
    flows.hostWindows.map(
      (entry) => [packIp(entry.ip), packBurst(entry, base, (half) => packCounts(half, base))] as const,
    ),
    orNull(flows.icmpHosts, (burst) => packBurst(burst, base, packSample)),
    orNull(flows.strangers, (burst) => packBurst(burst, base, packStrangers)),
    orNull(flows.probes, (burst) => packBurst(burst, base, packSample)),
    flows.guessesOut.map((guess) => packGuess(guess, base)),
    flows.guessesIn.map((guess) => packGuess(guess, base)),
  ] as const

type Windows = Pick<
  FlowFacts,
  'portWindows' | 'hostWindows' | 'icmpHosts' | 'strangers' | 'probes' | 'guessesOut' | 'guessesIn'
>

const unpackWindows = (row: ReturnType<typeof packWindows>, base: EpochMs): Windows => ({
  portWindows: row[0].map(([port, burst]) => ({ port, ...unpackBurst(burst, base, unpackSample) })),
  hostWindows: row[1].map(([ip, burst]) => ({
    ip: unpackIp(ip),
    ...unpackBurst(burst, base, (half) => unpackCounts(half, base)),
  })),
  icmpHosts: orNull(row[2], (burst) => unpackBurst(burst, base, unpackSample)),
  strangers: orNull(row[3], (burst) => unpackBurst(burst, base, unpackStrangers)),
  probes: orNull(row[4], (burst) => unpackBurst(burst, base, unpackSample)),
  guessesOut: row[5].map((guess) => unpackGuess(guess, base)),
  guessesIn: row[6].map((guess) => unpackGuess(guess, base)),
})

/** What is known of a device's flows without the names of its fields, times as distances from `base`. */
export const packFlows = (flows: FlowFacts, base: EpochMs) =>
  [
    flows.flows,
    packIp(flows.ownIp),
    flows.lookupTimes.map((at) => at - base),
    flows.lookups,
    flows.encryptedLookups,
    orNull(flows.outsideAnsweredAt, (at) => at - base),
    flows.endpoints.map((endpoint) => packEndpoint(endpoint, base)),
    packWindows(flows, base),
    orNull(flows.packetFlood, ({ ip, port, packets, perSecond, firstAt, lastAt, flows: count }) => {
      return [packIp(ip), port, packets, perSecond, packTime(firstAt, base), packTime(lastAt, base), count] as const
    }),
    flows.services.map((service) => packService(service, base)),
    packWords(flows.sensors),
    packWords(flows.seen),
  ] as const

export const unpackFlows = (row: ReturnType<typeof packFlows>, base: EpochMs): FlowFacts => ({
  flows: row[0],
  ownIp: unpackIp(row[1]),
  lookupTimes: row[2].map((at) => at + base),
  lookups: row[3],
  encryptedLookups: row[4],
  outsideAnsweredAt: orNull(row[5], (at) => at + base),
  endpoints: row[6].map((endpoint) => unpackEndpoint(endpoint, base)),
  ...unpackWindows(row[7], base),
  packetFlood: orNull(row[8], ([ip, port, packets, perSecond, firstAt, lastAt, count]) => ({
    ip: unpackIp(ip),
    port,
    packets,
    perSecond,
    firstAt: unpackTime(firstAt, base),
    lastAt: unpackTime(lastAt, base),
    flows: count,
  })),
  services: row[9].map((service) => unpackService(service, base)),
  sensors: unpackWords(row[10]),
  seen: unpackWords(row[11]),
})
