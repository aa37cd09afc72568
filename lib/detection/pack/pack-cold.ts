import { Decoder, Encoder } from 'cbor-x'
import type { EpochMs } from '@/lib/domain/time'
import type { ErrorRun, EventFacts, SeenThing } from '../facts/event-facts'
import type { DeviceFacts, OpenPort, ReportFacts, ReportedPorts } from '../facts/facts'
import { packFlows, unpackFlows } from './pack-flows'
import { packLogin, unpackLogin } from './pack-logins'
import { packTraffic, unpackTraffic } from './pack-traffic'
import { packProfile, unpackProfile } from './pack-profile'
import { packRounded, packTime, packWords, unpackRounded, unpackTime, unpackWords } from './pack-values'

/** What changes seldom of the facts: written only when something in it did. */
export type ColdFacts = Pick<DeviceFacts, 'reports' | 'flows' | 'traffic' | 'events' | 'profile' | 'listening'>

const encoder = new Encoder({ useRecords: false, variableMapSize: true, tagUint8Array: false })
const decoder = new Decoder({ useRecords: false, mapsAsObjects: true })

/** Added to a port: what would be a second field (bound to loopback, or UDP). */
const MARKED = 65_536

const packPorts = (reported: ReportedPorts | null, base: EpochMs) =>
  reported === null
    ? null
    : ([
        packTime(reported.since, base),
        reported.complete,
        reported.ports.map(({ port, loopback }) => port + (loopback ? MARKED : 0)),
      ] as const)

const openPortOf = (packed: number): OpenPort => ({ port: packed % MARKED, loopback: packed >= MARKED })

const unpackPorts = (row: ReturnType<typeof packPorts>, base: EpochMs): ReportedPorts | null =>
  row === null ? null : { since: unpackTime(row[0], base), complete: row[1], ports: row[2].map(openPortOf) }

const packReports = (reports: ReportFacts, base: EpochMs) =>
  [
    packTime(reports.firstAt, base),
    reports.ports.map(({ transport, port, firstAt }) => {
      return [port + (transport === 'udp' ? MARKED : 0), firstAt - reports.firstAt] as const
    }),
    packRounded(reports.hourlyPeaks),
    packRounded(reports.intervals),
    reports.keys.map(({ at, hashes }) => [packTime(at, base), packWords(hashes)] as const),
  ] as const

const unpackReports = (row: ReturnType<typeof packReports>, base: EpochMs): ReportFacts => {
  const firstAt = unpackTime(row[0], base)
  return {
    firstAt,
    ports: row[1].map(([packed, after]) => ({
      transport: packed >= MARKED ? 'udp' : 'tcp',
      port: packed % MARKED,
      firstAt: firstAt + after,
    })),
    hourlyPeaks: unpackRounded(row[2]),
    intervals: unpackRounded(row[3]),
    keys: row[4].map(([at, hashes]) => ({ at: unpackTime(at, base), hashes: unpackWords(hashes) })),
  }
}

const packThing = ({ name, detail, firstAt, lastAt, count }: SeenThing, base: EpochMs) =>
  [name, detail, packTime(firstAt, base), packTime(lastAt, base), count] as const

const unpackThing = (row: ReturnType<typeof packThing>, base: EpochMs): SeenThing => ({
  name: row[0],
  detail: row[1],
  firstAt: unpackTime(row[2], base),
  lastAt: unpackTime(row[3], base),
  count: row[4],
})

const packErrors = ({ firstAt, lastAt, count }: ErrorRun, base: EpochMs) =>
  [firstAt - base, lastAt - firstAt, count] as const

/** Rows of the first version had none. */
const unpackErrors = (row: ReturnType<typeof packErrors> | null | undefined, base: EpochMs): ErrorRun | null => {
  if (row === null || row === undefined) return null
  const [first, lasting, count] = row
  return { firstAt: first + base, lastAt: first + base + lasting, count }
}

const packEvents = (events: EventFacts, base: EpochMs) =>
  [
    events.logins.map((login) => packLogin(login, base)),
    events.systemFiles.map((thing) => packThing(thing, base)),
    events.processes.map((thing) => packThing(thing, base)),
    events.restarts.map(({ at, reason }) => [at - base, reason] as const),
    events.lastUpdateAt === null ? null : events.lastUpdateAt - base,
    events.kinds,
    events.errors === null ? null : packErrors(events.errors, base),
  ] as const

const unpackEvents = (row: ReturnType<typeof packEvents>, base: EpochMs): EventFacts => ({
  logins: row[0].map((login) => unpackLogin(login, base)),
  systemFiles: row[1].map((thing) => unpackThing(thing, base)),
  processes: row[2].map((thing) => unpackThing(thing, base)),
  restarts: row[3].map(([at, reason]) => ({ at: at + base, reason })),
  lastUpdateAt: row[4] === null ? null : row[4] + base,
  kinds: row[5],
  errors: unpackErrors(row[6], base),
})

const rowOf = ({ reports, flows, traffic, events, profile, listening }: ColdFacts, base: EpochMs) =>
  [
    base,
    reports === null ? null : packReports(reports, base),
    flows === null ? null : packFlows(flows, base),
    events === null ? null : packEvents(events, base),
    profile === null ? null : packProfile(profile, base),
    packPorts(listening.tcp, base),
    packPorts(listening.udp, base),
    packTraffic(traffic, base),
  ] as const

/** The cold facts as bytes, at most 8 kB and as much again for what monitors say beside flows, whatever was sent; times are kept as distances from the device's clock. */
export const packCold = (cold: ColdFacts, clock: EpochMs | null): Uint8Array => encoder.encode(rowOf(cold, clock ?? 0))

/** The cold facts of `packCold`'s bytes, the same to the last digit. */
export const unpackCold = (bytes: Uint8Array): ColdFacts => {
  const [base, reports, flows, events, profile, tcp, udp, traffic] = decoder.decode(bytes) as ReturnType<typeof rowOf>
  return {
    reports: reports === null ? null : unpackReports(reports, base),
    flows: flows === null ? null : unpackFlows(flows, base),
    traffic: unpackTraffic(traffic, base),
    events: events === null ? null : unpackEvents(events, base),
    profile: profile === null ? null : unpackProfile(profile, base),
    listening: { tcp: unpackPorts(tcp, base), udp: unpackPorts(udp, base) },
  }
}
