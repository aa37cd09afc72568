import ipaddr from 'ipaddr.js'
import type { Zone } from '@/lib/domain/arrival'
import type { FlowEnd, FlowObservation } from '@/lib/domain/observation'

/** What is local to a sensor: its configured networks (empty: private ranges), and addresses taken as local anyway. */
export type SpaceView = { networks: readonly string[]; listed: ReadonlySet<string> }

/** One local end of a flow. `completes`: the exchange went both ways, so a device is really there. */
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
const isLocal = (end: FlowEnd, space: SpaceView): boolean => {
  if (space.listed.has(end.ip)) return true
  const range = rangeOf(end.ip)
  if (range === 'multicast' || range === 'nowhere') return false
  if (end.local !== null) return end.local
  if (space.networks.length > 0) return space.networks.some((network) => isIn(end.ip, network))
  return range === 'local'
}

/** The directed broadcast of the usual /24 belongs to nobody. */
const isBroadcastLike = (ip: string): boolean => ip.endsWith('.255') && rangeOf(ip) === 'local'

const zoneOf = (other: FlowEnd, isOtherLocal: boolean): Zone => {
  const range = rangeOf(other.ip)
  if (range === 'multicast' || isBroadcastLike(other.ip)) return 'multicast'
  if (range === 'nowhere') return 'multicast'
  return isOtherLocal || range === 'local' ? 'site' : 'internet'
}

/** The local ends of a flow: none, one or two. */
export const attributeFlow = (flow: FlowObservation, space: SpaceView): Attribution[] => {
  const { origin, responder } = flow
  const isOriginLocal = isLocal(origin, space)
  const isResponderLocal = isLocal(responder, space) && !isBroadcastLike(responder.ip)
  const completes = flow.result === 'answered' && origin.packets > 0 && responder.packets > 0
  const ends: Attribution[] = []
  if (isOriginLocal)
    ends.push({ address: origin.ip, side: 'origin', zone: zoneOf(responder, isResponderLocal), completes })
  if (isResponderLocal)
    ends.push({ address: responder.ip, side: 'responder', zone: zoneOf(origin, isOriginLocal), completes })
  return ends
}
