import ipaddr from 'ipaddr.js'
import type { Zone } from '@/lib/domain/arrival'
import type { Peer } from '@/lib/domain/network-record'
import type { NetworkObservation } from '@/lib/domain/observation'

/** What is local to a sensor: its configured networks (empty: private ranges), and addresses taken as local anyway. */
export type SpaceView = { networks: readonly string[]; listed: ReadonlySet<string> }

/** One local end of what a monitor saw. `completes`: the exchange went both ways, so a device is really there. */
export type Attribution = { address: string; side: 'origin' | 'responder'; zone: Zone; completes: boolean }

type Range = 'local' | 'internet' | 'multicast' | 'nowhere'

const RANGE_BY_NAME: Readonly<Record<string, Range>> = {
  unicast: 'internet',
  multicast: 'multicast',
  broadcast: 'multicast',
  private: 'local',
  linkLocal: 'local',
  uniqueLocal: 'local',
  carrierGradeNat: 'local',
  loopback: 'nowhere',
  unspecified: 'nowhere',
}

/** Addresses repeat; parsing them each time would cost more than all the rest. */
const RANGES_MAX = 20_000
const ranges = new Map<string, Range>()

const rangeOf = (ip: string): Range => {
  const known = ranges.get(ip)
  if (known !== undefined) return known
  const range = ipaddr.isValid(ip) ? (RANGE_BY_NAME[ipaddr.process(ip).range()] ?? 'internet') : 'nowhere'
  if (ranges.size >= RANGES_MAX) ranges.clear()
  ranges.set(ip, range)
  return range
}

const isIn = (ip: string, network: string): boolean => {
  const address = ipaddr.process(ip)
  const [base, bits] = ipaddr.parseCIDR(network)
  if (address instanceof ipaddr.IPv4 && base instanceof ipaddr.IPv4) return address.match(base, bits)
  return address instanceof ipaddr.IPv6 && base instanceof ipaddr.IPv6 && address.match(base, bits)
}

/** Whether an end is a device of the space: what was listed, what the sensor said, its networks, else private ranges. */
const isLocal = (end: Peer & { local?: boolean | null }, space: SpaceView): boolean => {
  if (space.listed.has(end.ip)) return true
  const range = rangeOf(end.ip)
  if (range === 'multicast' || range === 'nowhere') return false
  if (end.local !== undefined && end.local !== null) return end.local
  if (space.networks.length > 0) return space.networks.some((network) => isIn(end.ip, network))
  return range === 'local'
}

/** The directed broadcast of the usual /24 belongs to nobody. */
const isBroadcastLike = (ip: string): boolean => ip.endsWith('.255') && rangeOf(ip) === 'local'

const zoneOf = (other: Peer, isOtherLocal: boolean): Zone => {
  const range = rangeOf(other.ip)
  if (range === 'multicast' || isBroadcastLike(other.ip)) return 'multicast'
  if (range === 'nowhere') return 'multicast'
  return isOtherLocal || range === 'local' ? 'site' : 'internet'
}

type Seen = { [Kind in NetworkObservation['kind']]: (record: Extract<NetworkObservation, { kind: Kind }>) => boolean }

/** By kind, whether a record shows an exchange that went both ways. An alert or a file's peers may be anybody's claim. */
const IS_EXCHANGE: Seen = {
  flow: ({ result, origin, responder }) => result === 'answered' && origin.packets > 0 && responder.packets > 0,
  dns: ({ result }) => result !== 'unanswered',
  http: ({ status }) => status !== null,
  tls: ({ established }) => established,
  ssh: ({ server }) => server !== '',
  transfer: () => false,
  alert: () => false,
}

const isExchange = (record: NetworkObservation): boolean => {
  const test = IS_EXCHANGE[record.kind] as (record: NetworkObservation) => boolean
  return test(record)
}

/** The local ends of what a monitor saw: none, one or two. */
export const attributeRecord = (record: NetworkObservation, space: SpaceView): Attribution[] => {
  const { origin, responder } = record
  const isOriginLocal = isLocal(origin, space)
  const isResponderLocal = isLocal(responder, space) && !isBroadcastLike(responder.ip)
  const completes = isExchange(record)
  const ends: Attribution[] = []
  if (isOriginLocal)
    ends.push({ address: origin.ip, side: 'origin', zone: zoneOf(responder, isResponderLocal), completes })
  if (isResponderLocal)
    ends.push({ address: responder.ip, side: 'responder', zone: zoneOf(origin, isOriginLocal), completes })
  return ends
}
