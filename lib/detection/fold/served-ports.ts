import type { Zone } from '@/lib/domain/arrival'
import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import type { FlowFacts, ServiceFacts } from '../facts/facts'

export const SERVICES_MAX = 12
/** Two answered exchanges this far apart make a service "observed open"; one may be a passing session. */
const SERVICE_GAP_MS = 10 * MINUTE_MS
/** A service not seen in use for a week is gone. */
export const GONE_AFTER_MS = 7 * DAY_MS
/** Sockets of clients live above here (Linux's default ephemeral range): what answers there need not be a service. */
const EPHEMERAL_MIN = 32_768

const ZONE_WIDTH = { multicast: 0, segment: 1, site: 2, internet: 3 } as const satisfies Record<Zone, number>

const refresh = (known: ServiceFacts, zone: Zone, at: EpochMs): void => {
  if (at - known.lastAt >= GONE_AFTER_MS) Object.assign(known, { firstAt: at, exchanges: 0, confirmed: false, zone })
  known.exchanges += 1
  known.confirmed ||= at - known.firstAt >= SERVICE_GAP_MS
  known.lastAt = Math.max(known.lastAt, at)
  if (ZONE_WIDTH[zone] > ZONE_WIDTH[known.zone]) known.zone = zone
}

/** Notes that the device answered somebody on one of its ports. */
export const noteServed = (flows: FlowFacts, flow: FlowObservation, zone: Zone, at: EpochMs): void => {
  const { transport } = flow
  const { port, bytes } = flow.responder
  if ((transport !== 'tcp' && transport !== 'udp') || flow.result !== 'answered') return
  if (bytes === 0 || port >= EPHEMERAL_MIN) return
  const known = flows.services.find((entry) => entry.port === port && entry.transport === transport)
  if (known !== undefined) {
    refresh(known, zone, at)
    return
  }
  const kept = flows.services.filter(({ lastAt }) => at - lastAt < GONE_AFTER_MS)
  const busiest =
    kept.length < SERVICES_MAX ? kept : kept.sort((a, b) => b.exchanges - a.exchanges).slice(0, SERVICES_MAX - 1)
  flows.services = [...busiest, { transport, port, zone, firstAt: at, lastAt: at, exchanges: 1, confirmed: false }]
}
