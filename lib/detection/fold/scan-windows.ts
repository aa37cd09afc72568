import type { FlowObservation } from '@/lib/domain/observation'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import type { FlowFacts, HostCounts, HostWindow, PortWindow } from '../facts/facts'
import { newBurst, touchBurst } from '../sketch/halves'
import { hashText } from '../sketch/hash-text'
import { place } from '../sketch/place'

/** Ports and hosts watched at a time; a scan that goes on keeps its place because it is the latest. */
export const PORT_WINDOWS_MAX = 4
export const HOST_WINDOWS_MAX = 3

const isFailure = (flow: FlowObservation): boolean => flow.result === 'unanswered' || flow.result === 'refused'

/** Counts the remote host among the hosts tried on this port. A port is watched from its first failure on. */
export const addToPortWindow = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  const { ip, port } = flow.responder
  const failed = isFailure(flow)
  let entry: PortWindow | undefined = flows.portWindows.find((other) => other.port === port)
  if (entry === undefined && !failed) return
  entry ??= place(flows.portWindows, { port, ...newBurst(at, emptySample) }, PORT_WINDOWS_MAX)
  addToSample(touchBurst(entry, at, emptySample), hashText(ip), failed)
}

const emptyCounts = (): HostCounts => ({ unanswered: 0, minuteAt: 0, minute: 0, minutePeak: 0, ports: emptySample() })

const countUnanswered = (counts: HostCounts, at: EpochMs): void => {
  const minuteAt = Math.floor(at / MINUTE_MS) * MINUTE_MS
  if (minuteAt > counts.minuteAt) {
    counts.minuteAt = minuteAt
    counts.minute = 0
  }
  counts.unanswered += 1
  counts.minute += 1
  counts.minutePeak = Math.max(counts.minutePeak, counts.minute)
}

/**
 * Counts the port among the ports tried on this host, and the tries that nothing came back for. A host is watched from
 * its first failure on.
 */
export const addToHostWindow = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  const { ip, port } = flow.responder
  const failed = isFailure(flow)
  let entry: HostWindow | undefined = flows.hostWindows.find((other) => other.ip === ip)
  if (entry === undefined && !failed) return
  entry ??= place(flows.hostWindows, { ip, ...newBurst(at, emptyCounts) }, HOST_WINDOWS_MAX)
  const half = touchBurst(entry, at, emptyCounts)
  if (flow.transport === 'tcp') addToSample(half.ports, hashText(String(port)), failed)
  if (flow.result === 'unanswered') countUnanswered(half, at)
}

/** ICMP echo, timestamp and address mask requests (RFC 792, RFC 950; ICMPv6 echo 128, RFC 4443). */
export const REQUEST_TYPES: ReadonlySet<number> = new Set([8, 13, 17, 128])

/** Counts a host that was asked by ICMP. */
export const addToIcmpHosts = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  if (!REQUEST_TYPES.has(flow.origin.port)) return
  flows.icmpHosts ??= newBurst(at, emptySample)
  addToSample(touchBurst(flows.icmpHosts, at, emptySample), hashText(flow.responder.ip), isFailure(flow))
}

/** Counts a port of this device that somebody tried in vain. */
export const addProbe = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  flows.probes ??= newBurst(at, emptySample)
  const target = hashText(`${flow.origin.ip} ${String(flow.responder.port)}`)
  addToSample(touchBurst(flows.probes, at, emptySample), target, isFailure(flow))
}
