import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['udp/1900', 'SSDP (UPnP)'],
  ['udp/161', 'SNMP'],
  ['udp/3702', 'WS-Discovery'],
  ['tcp/49152', 'UPnP'],
])

const severity = 'low' as const

export const exposedDiscovery: Rule = {
  id: 'exposed-discovery',
  kind: 'facilitator',
  title: 'The device announces itself',
  stage: 'reconnaissance',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale:
    'Discovery services tell a stranger model and firmware, and SSDP, SNMP and WS-Discovery are abused as amplifiers.',
  source: 'US-CERT alert TA14-017A, UDP-based amplification attacks; IANA registry.',
  remedy: 'Answer discovery only on the local segment; use SNMPv3.',
  needs: ['report', 'flow', 'event'],
  enables: ['inbound-scan'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
