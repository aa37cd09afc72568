import type { FlowObservation } from '@/lib/domain/observation'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { addToSample, emptySample } from './distinct-sample'
import type { FlowFacts, HostCounts, HostWindow, PortWindow } from './facts'
import { halfAt, newHalves } from './halves'
import { hashText } from './hash-text'

/** Ports and hosts watched at a time; a scan that goes on keeps its place because it is the latest and the widest. */
const PORT_WINDOWS_MAX = 8
const HOST_WINDOWS_MAX = 6

/** Takes the place of the entry that has not been touched for longest. */
const place = <T extends { lastAt: EpochMs }>(entries: T[], entry: T, max: number): T => {
  if (entries.length < max) {
    entries.push(entry)
    return entry
  }
  let oldest = 0
  entries.forEach((other, index) => {
    if (other.lastAt < (entries[oldest]?.lastAt ?? 0)) oldest = index
  })
  entries[oldest] = entry
  return entry
}

const isFailure = (flow: FlowObservation): boolean => flow.result === 'unanswered' || flow.result === 'refused'

/** Counts the remote host among the hosts tried on this port. */
export const addToPortWindow = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  const port = flow.responder.port
  const known = flows.portWindows.find((entry) => entry.port === port)
  const fresh: PortWindow = { port, hosts: newHalves(at, emptySample), firstAt: at, lastAt: at }
  const entry = known ?? place(flows.portWindows, fresh, PORT_WINDOWS_MAX)
  addToSample(halfAt(entry.hosts, at, emptySample), hashText(flow.responder.ip), isFailure(flow))
  entry.lastAt = Math.max(entry.lastAt, at)
}

const emptyCounts = (): HostCounts => ({ unanswered: 0, ports: emptySample() })

const countMinute = (entry: HostWindow, at: EpochMs): void => {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS
  if (minute > entry.minuteAt) {
    entry.minuteAt = minute
    entry.minute = 0
  }
  entry.minute += 1
  entry.minutePeak = Math.max(entry.minutePeak, entry.minute)
}

/** Counts the port among the ports tried on this host, and the tries that nothing came back for. */
export const addToHostWindow = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  const ip = flow.responder.ip
  const known = flows.hostWindows.find((entry) => entry.ip === ip)
  const fresh: HostWindow = {
    ip,
    halves: newHalves(at, emptyCounts),
    firstAt: at,
    lastAt: at,
    minuteAt: 0,
    minute: 0,
    minutePeak: 0,
  }
  const entry = known ?? place(flows.hostWindows, fresh, HOST_WINDOWS_MAX)
  const half = halfAt(entry.halves, at, emptyCounts)
  if (flow.transport === 'tcp') addToSample(half.ports, hashText(String(flow.responder.port)), isFailure(flow))
  if (flow.result === 'unanswered') {
    half.unanswered += 1
    countMinute(entry, at)
  }
  entry.lastAt = Math.max(entry.lastAt, at)
}

/** ICMP echo, timestamp and address mask requests (RFC 792, RFC 950; ICMPv6 echo 128, RFC 4443). */
const REQUEST_TYPES: ReadonlySet<number> = new Set([8, 13, 17, 128])

/** Counts a host that was asked by ICMP. */
export const addToIcmpHosts = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  if (!REQUEST_TYPES.has(flow.origin.port)) return
  flows.icmpHosts ??= { hosts: newHalves(at, emptySample), firstAt: at, lastAt: at }
  addToSample(halfAt(flows.icmpHosts.hosts, at, emptySample), hashText(flow.responder.ip), isFailure(flow))
  flows.icmpHosts.lastAt = Math.max(flows.icmpHosts.lastAt, at)
}

/** Counts a port of this device that somebody tried in vain. */
export const addProbe = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  flows.probes ??= { targets: newHalves(at, emptySample), firstAt: at, lastAt: at }
  const target = hashText(`${flow.origin.ip} ${String(flow.responder.port)}`)
  addToSample(halfAt(flows.probes.targets, at, emptySample), target, isFailure(flow))
  flows.probes.lastAt = Math.max(flows.probes.lastAt, at)
}
