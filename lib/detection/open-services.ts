import type { Exposure } from '@/lib/domain/finding'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts } from './facts/facts'
import { GONE_AFTER_MS } from './fold/served-ports'

/** A service of the device and who says so: the network (0.8), its own agent (0.95), its claim (0.6). */
export type OpenService = {
  transport: 'tcp' | 'udp'
  port: number
  source: 'observed' | 'reported' | 'claimed'
  exposure: Exposure
  confidence: number
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
}

const observedServices = (facts: DeviceFacts, at: EpochMs): OpenService[] => {
  const isClosedByReport = (transport: 'tcp' | 'udp', port: number, lastAt: EpochMs): boolean => {
    const reported = facts.listening[transport]
    if (reported?.complete !== true || (facts.pulse?.lastAt ?? 0) < lastAt) return false
    return !reported.ports.some((other) => other.port === port)
  }
  return (facts.flows?.services ?? [])
    .filter((service) => service.confirmed && at - service.lastAt < GONE_AFTER_MS)
    .filter((service) => !isClosedByReport(service.transport, service.port, service.lastAt))
    .map((service) => ({
      transport: service.transport,
      port: service.port,
      source: 'observed',
      exposure: service.zone === 'internet' ? 'internet' : 'site',
      confidence: 0.8,
      firstAt: service.firstAt,
      lastAt: service.lastAt,
      count: service.exchanges,
    }))
}

const reportedServices = (facts: DeviceFacts, transport: 'tcp' | 'udp'): OpenService[] => {
  const reported = facts.listening[transport]
  if (reported === null) return []
  const ports = new Set(reported.ports.filter(({ loopback }) => !loopback).map(({ port }) => port))
  return [...ports].map((port) => ({
    transport,
    port,
    source: 'reported',
    exposure: 'unknown',
    confidence: 0.95,
    firstAt:
      facts.reports?.ports.find((known) => known.transport === transport && known.port === port)?.firstAt ??
      reported.since,
    lastAt: facts.pulse?.lastAt ?? reported.since,
    count: 1,
  }))
}

const claimedServices = ({ profile }: DeviceFacts): OpenService[] =>
  (profile?.profile.services ?? []).map(({ transport, port }) => ({
    transport,
    port,
    source: 'claimed',
    exposure: 'unknown',
    confidence: 0.6,
    firstAt: profile?.claimedAt ?? 0,
    lastAt: profile?.claimedAt ?? 0,
    count: 1,
  }))

/** Whether a service may be open on one of some ports (`tcp/23`); tells in a moment what `openServices` need not be asked. */
export const mayServe = (
  { flows, listening, profile }: DeviceFacts,
  ports: { has: (subject: string) => boolean },
): boolean =>
  listening.tcp?.ports.some(({ port }) => ports.has(`tcp/${String(port)}`)) === true ||
  listening.udp?.ports.some(({ port }) => ports.has(`udp/${String(port)}`)) === true ||
  [flows?.services, profile?.profile.services].some((services) =>
    services?.some(({ transport, port }) => ports.has(`${transport}/${String(port)}`)),
  )

/** The services of a device, one a port: what was observed beats what its agent reports, and that beats its claim. */
export const openServices = (facts: DeviceFacts, at: EpochMs): OpenService[] => {
  const all = [
    ...observedServices(facts, at),
    ...reportedServices(facts, 'tcp'),
    ...reportedServices(facts, 'udp'),
    ...claimedServices(facts),
  ]
  return all.filter(
    (service, index) =>
      all.findIndex((other) => other.transport === service.transport && other.port === service.port) === index,
  )
}
