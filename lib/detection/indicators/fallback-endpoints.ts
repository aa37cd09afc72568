import { COMMON_TCP_PORTS } from '../common-services'
import { rampConfidence } from '../confidence'
import { NAME_FACTOR, nameStateOf } from '../endpoint-name'
import { flowsOut } from '../evidence-match'
import type { EndpointFacts, FlowFacts } from '../facts'
import { NO_FLOWS } from '../flow-hit'
import { DAY_MS } from '@/lib/domain/time'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/**
 * Hosts on one odd port in a day from which it is a list, where it is certain, and where it is a scan instead: then
 * they fill most of the twenty places of the endpoint table.
 */
const HOSTS_MIN = 3
const HOSTS_FULL = 6
const HOSTS_SCAN = 16

const severity = 'high' as const

const strongest = (endpoints: readonly EndpointFacts[], flows: FlowFacts): number =>
  Math.max(...endpoints.map((endpoint) => NAME_FACTOR[nameStateOf(endpoint, flows)]))

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
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const odd = flows.endpoints.filter(
      (endpoint) =>
        endpoint.transport === 'tcp' &&
        endpoint.zone === 'internet' &&
        at - endpoint.lastAt < DAY_MS &&
        endpoint.port < 32_768 &&
        !COMMON_TCP_PORTS.has(endpoint.port) &&
        !endpoint.firstLookedUp &&
        (endpoint.raw > 0 || endpoint.answered === 0),
    )
    const ports = [...new Set(odd.map(({ port }) => port))]
    const hits = ports.flatMap((port) => {
      const listed = odd.filter((endpoint) => endpoint.port === port)
      const hosts = new Set(listed.map(({ ip }) => ip)).size
      if (hosts < HOSTS_MIN || hosts >= HOSTS_SCAN) return []
      return {
        subject: `tcp/${String(port)}`,
        confidence: rampConfidence(hosts, HOSTS_MIN, HOSTS_FULL, 0.6) * strongest(listed, flows),
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
