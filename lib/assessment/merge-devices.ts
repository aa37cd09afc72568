import { SERVICES_MAX } from '@/lib/detection/fold/served-ports'
import { ENDPOINTS_MAX, type DeviceFacts, type FlowFacts, type SourceFacts } from '@/lib/detection/facts/facts'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceState, FindingState, TrackedFinding } from './device-state'
import { mergeTraffic } from './merge-traffic'

const laterOf = (a: EpochMs | null, b: EpochMs | null): EpochMs | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

const mergeSources = (a: readonly SourceFacts[], b: readonly SourceFacts[]): SourceFacts[] => {
  const kinds = [...new Set([...a, ...b].map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const same = [...a, ...b].filter((source) => source.kind === kind)
    const [first] = same
    if (first === undefined) return []
    const firstAt = Math.min(...same.map((source) => source.firstAt))
    const lastAt = Math.max(...same.map((source) => source.lastAt))
    return { ...first, firstAt, lastAt, live: same.some(({ live }) => live) }
  })
}

/** The richer flows stay; of the other, endpoints and services that are new to it come along while there is room. */
const mergeFlows = (a: FlowFacts | null, b: FlowFacts | null): FlowFacts | null => {
  if (a === null || b === null) return a ?? b
  const [rich, poor] = a.flows >= b.flows ? [a, b] : [b, a]
  const isNew = (key: { ip: string; port: number }): boolean =>
    !rich.endpoints.some((e) => e.ip === key.ip && e.port === key.port)
  const services = poor.services.filter(
    (s) => !rich.services.some((o) => o.port === s.port && o.transport === s.transport),
  )
  return {
    ...rich,
    flows: a.flows + b.flows,
    endpoints: [...rich.endpoints, ...poor.endpoints.filter(isNew)].slice(0, ENDPOINTS_MAX),
    services: [...rich.services, ...services].slice(0, SERVICES_MAX),
  }
}

const mergeFacts = (into: DeviceFacts, from: DeviceFacts): DeviceFacts => ({
  clock: laterOf(into.clock, from.clock),
  sources: mergeSources(into.sources, from.sources),
  pulse: into.pulse ?? from.pulse,
  reports: into.reports ?? from.reports,
  flows: mergeFlows(into.flows, from.flows),
  traffic: mergeTraffic(into.traffic, from.traffic),
  events: into.events ?? from.events,
  profile: into.profile ?? from.profile,
  listening: { tcp: into.listening.tcp ?? from.listening.tcp, udp: into.listening.udp ?? from.listening.udp },
  coldChanged: true,
})

const keyOf = ({ ruleId, subject }: FindingState): string => `${ruleId} ${subject}`

const moved = (tracked: TrackedFinding, deviceId: string): TrackedFinding => ({
  current: { ...tracked.current, deviceId },
  settled: tracked.settled === null ? null : { ...tracked.settled, deviceId },
})

/**
 * Two devices that turn out to be one: what was learnt of `from` belongs to `into`. Where both know the same kind of
 * thing the word of `into` stays. The next judgement scores what is now together.
 */
export const mergeStates = (into: DeviceState, from: DeviceState): DeviceState => {
  const known = new Set(into.findings.map(({ current }) => keyOf(current)))
  const findings = from.findings.filter(({ current }) => !known.has(keyOf(current)))
  return {
    deviceId: into.deviceId,
    facts: mergeFacts(into.facts, from.facts),
    findings: [...into.findings, ...findings.map((tracked) => moved(tracked, into.deviceId))],
    openMinute: laterOf(into.openMinute, from.openMinute),
    scored: null,
    scoredOpen: into.scoredOpen,
  }
}
