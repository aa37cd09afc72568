import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import { rampConfidence } from '../confidence'
import { flowsOut } from '../evidence-match'
import type { DeviceFacts, EndpointFacts } from '../facts/facts'
import { NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, nameStateOf } from '../name-state'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/**
 * Hosts on one odd port in a day from which it is a list, where it is certain, and where it is a scan instead: then
 * they fill most of the twenty places of the endpoint table.
 */
const HOSTS_MIN = 3
const HOSTS_FULL = 6
const HOSTS_SCAN = 16

const severity = 'high' as const

/** An outside endpoint of this day on an unregistered port, in no known protocol or in vain. */
const isOdd = ({ transport, zone, port, lastAt, raw, answered }: EndpointFacts, at: EpochMs): boolean => {
  if (transport !== 'tcp' || zone !== 'internet' || at - lastAt >= DAY_MS) return false
  return port < 32_768 && !COMMON_TCP_PORTS.has(port) && (raw > 0 || answered === 0)
}

const isNamed = (facts: DeviceFacts, { firstLookedUp, ip }: EndpointFacts, at: EpochMs): boolean =>
  firstLookedUp || nameStateOf(facts, ip, at) === 'named'

const strongest = (endpoints: readonly EndpointFacts[], facts: DeviceFacts, at: EpochMs): number =>
  Math.max(...endpoints.map(({ ip }) => NAME_FACTOR[nameStateOf(facts, ip, at)]))

export const fallbackEndpoints: Rule = {
  id: 'fallback-endpoints',
  kind: 'indicator',
  title: 'Tries a list of endpoints on one odd port',
  stage: 'command-and-control',
  family: 'c2-endpoint',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1008', name: 'Fallback Channels' },
  rationale:
    'Malware carries a list of controllers that listen on one unregistered port; a vendor uses one name and a registered port.',
  source:
    'ATT&CK T1008 for the technique. Argument: one name has one or two addresses, a list has more; many more are a scan.',
  remedy: 'Look at the endpoints. If they are not the vendor, isolate and reflash the device.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const odd = flows.endpoints.filter((endpoint) => isOdd(endpoint, at) && !isNamed(facts, endpoint, at))
    const ports = [...new Set(odd.map(({ port }) => port))]
    const hits = ports.flatMap((port) => {
      const listed = odd.filter((endpoint) => endpoint.port === port)
      const hosts = new Set(listed.map(({ ip }) => ip)).size
      if (hosts < HOSTS_MIN || hosts >= HOSTS_SCAN) return []
      return {
        subject: `tcp/${String(port)}`,
        confidence: rampConfidence(hosts, HOSTS_MIN, HOSTS_FULL, 0.6) * strongest(listed, facts, at),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: Math.min(...listed.map(({ firstAt }) => firstAt)),
        lastSeenAt: Math.max(...listed.map(({ lastAt }) => lastAt)),
        count: hosts,
        summary: `The device went to ${String(hosts)} hosts on the unregistered port ${String(port)} within a day, without looking up a name.`,
        isEvidence: flowsOut(flows, ({ responder, transport }) => responder.port === port && transport === 'tcp'),
      }
    })
    return outcomeOf(hits)
  },
}
