import type { FlowObservation, Observation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts } from './facts/facts'
import { mayServe, openServices, type OpenService } from './open-services'
import { CLEAR, notAssessed, outcomeOf, type Outcome, type Rule } from './rule'

const SEEN_BY = {
  observed: 'seen in use on the network',
  reported: 'reported by the agent',
  claimed: 'claimed by the device',
} as const

const isServed = ({ responder, transport }: FlowObservation, service: OpenService, facts: DeviceFacts): boolean =>
  responder.ip === facts.flows?.ownIp && responder.port === service.port && transport === service.transport

const hasPort =
  (service: OpenService, facts: DeviceFacts) =>
  (observation: Observation): boolean => {
    if (observation.kind === 'flow') return isServed(observation, service, facts)
    if (observation.kind === 'event') return observation.event.kind === 'config'
    if (observation.kind !== 'report') return false
    const block = service.transport === 'tcp' ? observation.listeningTcp : observation.listeningUdp
    return block?.ports.some(({ port }) => port === service.port) === true
  }

/** The one way rules judge open services: every service of some ports is a hit, one a port. */
export const judgeServices = (
  facts: DeviceFacts,
  at: EpochMs,
  rule: Pick<Rule, 'severity'>,
  names: ReadonlyMap<string, string>,
): Outcome => {
  const isKnown =
    facts.listening.tcp !== null ||
    facts.listening.udp !== null ||
    facts.flows !== null ||
    facts.profile?.profile.services !== undefined
  if (!isKnown) return notAssessed('nothing tells which services the device offers')
  if (!mayServe(facts, names)) return CLEAR
  const hits = openServices(facts, at).flatMap((service) => {
    const subject = `${service.transport}/${String(service.port)}`
    const name = names.get(subject)
    if (name === undefined) return []
    return {
      subject,
      confidence: service.confidence,
      severity: rule.severity,
      exposure: service.exposure,
      firstSeenAt: service.firstAt,
      lastSeenAt: service.lastAt,
      count: service.count,
      summary: `${name} answers on ${subject}, ${SEEN_BY[service.source]}.`,
      isEvidence: hasPort(service, facts),
    }
  })
  return outcomeOf(hits)
}
