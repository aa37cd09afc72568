import { ZONES } from '@/lib/domain/arrival'
import { TRANSPORTS } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { EndpointFacts, ServiceFacts } from '../facts/facts'
import { packIp, packRounded, packTime, unpackIp, unpackRounded, unpackTime } from './pack-values'

const FLAG = TRANSPORTS.length * ZONES.length
const CHAT = 2 * FLAG
const ENCRYPTED = 2 * CHAT
const NAMED = 2 * ENCRYPTED
const NOVEL = 2 * NAMED

const packKind = (transport: EndpointFacts['transport'], zone: EndpointFacts['zone'], flag: boolean): number =>
  TRANSPORTS.indexOf(transport) + TRANSPORTS.length * ZONES.indexOf(zone) + (flag ? FLAG : 0)

const transportOf = (kind: number): EndpointFacts['transport'] => TRANSPORTS[kind % TRANSPORTS.length] ?? 'other'
const zoneOf = (kind: number): EndpointFacts['zone'] =>
  ZONES[Math.floor((kind % FLAG) / TRANSPORTS.length)] ?? 'internet'

/** An endpoint without the names of its fields, times as distances from `base`. */
export const packEndpoint = (endpoint: EndpointFacts, base: EpochMs) =>
  [
    packIp(endpoint.ip),
    endpoint.port,
    packKind(endpoint.transport, endpoint.zone, endpoint.firstLookedUp) +
      (endpoint.chat ? CHAT : 0) +
      (endpoint.encrypted ? ENCRYPTED : 0) +
      (endpoint.named ? NAMED : 0) +
      (endpoint.novel ? NOVEL : 0),
    packTime(endpoint.firstAt, base),
    packTime(endpoint.lastAt, base),
    endpoint.contacts,
    endpoint.answered,
    endpoint.failed,
    packTime(endpoint.firstFailedAt, base),
    packTime(endpoint.lastFailedAt, base),
    endpoint.lastSourcePort,
    endpoint.raw,
    packTime(endpoint.lastRawAt, base),
    endpoint.longestRawMs,
    endpoint.lookedUp,
    packTime(endpoint.dayAt, base),
    endpoint.bytesOut,
    endpoint.bytesIn,
    packRounded(endpoint.intervals),
    packRounded(endpoint.sizes),
  ] as const

export const unpackEndpoint = (row: ReturnType<typeof packEndpoint>, base: EpochMs): EndpointFacts => ({
  ip: unpackIp(row[0]),
  port: row[1],
  transport: transportOf(row[2]),
  zone: zoneOf(row[2]),
  firstLookedUp: row[2] % CHAT >= FLAG,
  chat: row[2] % ENCRYPTED >= CHAT,
  encrypted: row[2] % NAMED >= ENCRYPTED,
  named: row[2] % NOVEL >= NAMED,
  novel: row[2] >= NOVEL,
  firstAt: unpackTime(row[3], base),
  lastAt: unpackTime(row[4], base),
  contacts: row[5],
  answered: row[6],
  failed: row[7],
  firstFailedAt: unpackTime(row[8], base),
  lastFailedAt: unpackTime(row[9], base),
  lastSourcePort: row[10],
  raw: row[11],
  lastRawAt: unpackTime(row[12], base),
  longestRawMs: row[13],
  lookedUp: row[14],
  dayAt: unpackTime(row[15], base),
  bytesOut: row[16],
  bytesIn: row[17],
  intervals: unpackRounded(row[18]),
  sizes: unpackRounded(row[19]),
})

/** A service of the device, in the same way. */
export const packService = (service: ServiceFacts, base: EpochMs) =>
  [
    packKind(service.transport, service.zone, service.confirmed),
    service.port,
    packTime(service.firstAt, base),
    packTime(service.lastAt, base),
    service.exchanges,
  ] as const

export const unpackService = (row: ReturnType<typeof packService>, base: EpochMs): ServiceFacts => ({
  transport: transportOf(row[0]) === 'udp' ? 'udp' : 'tcp',
  zone: zoneOf(row[0]),
  confirmed: row[0] >= FLAG,
  port: row[1],
  firstAt: unpackTime(row[2], base),
  lastAt: unpackTime(row[3], base),
  exchanges: row[4],
})
