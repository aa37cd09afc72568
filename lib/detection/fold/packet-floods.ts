import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import type { FlowFacts } from '../facts/facts'

/** One-sided stream: far above what a device sends to somebody who never replies; UDP video is answered by control packets. */
const STREAM_PACKETS_MIN = 1_000
const STREAM_RATE_MIN = { tcp: 200, udp: 500 } as const

const packetsPerSecond = ({ origin, durationMs }: FlowObservation): number => origin.packets / (durationMs / SECOND_MS)

const isStream = (flow: FlowObservation): boolean => {
  if (flow.origin.packets < STREAM_PACKETS_MIN || flow.responder.packets > 0 || flow.durationMs < SECOND_MS)
    return false
  return packetsPerSecond(flow) >= STREAM_RATE_MIN[flow.transport === 'udp' ? 'udp' : 'tcp']
}

/** Counts a stream of packets to somebody who sends nothing back. */
export const notePacketFlood = (flows: FlowFacts, flow: FlowObservation, at: EpochMs): void => {
  if (!isStream(flow)) return
  const { ip, port } = flow.responder
  const last = flows.packetFlood
  const isSame = last?.ip === ip && at - last.lastAt <= DAY_MS
  const known = isSame ? last : { packets: 0, perSecond: 0, firstAt: at, lastAt: at, flows: 0 }
  flows.packetFlood = {
    ip,
    port,
    packets: known.packets + flow.origin.packets,
    perSecond: Math.max(known.perSecond, Math.round(packetsPerSecond(flow))),
    firstAt: known.firstAt,
    lastAt: Math.max(known.lastAt, at),
    flows: known.flows + 1,
  }
}
