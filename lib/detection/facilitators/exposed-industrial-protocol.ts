import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/502', 'Modbus'],
  ['tcp/102', 'S7'],
  ['tcp/20000', 'DNP3'],
  ['tcp/44818', 'EtherNet/IP'],
  ['udp/47808', 'BACnet'],
  ['tcp/2404', 'IEC 60870-5-104'],
  ['tcp/1911', 'Niagara Fox'],
])

const severity = 'high' as const

export const exposedIndustrialProtocol: Rule = {
  id: 'exposed-industrial-protocol',
  kind: 'facilitator',
  title: 'An industrial protocol is reachable',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T0855', name: 'Unauthorized Command Message' },
  rationale: 'These protocols obey whoever speaks them: there is no password between a stranger and the actuator.',
  source: 'Modbus Application Protocol V1.1b3 (has no authentication); IANA registry; MITRE ATT&CK for ICS T0855.',
  remedy: 'Put a gateway or firewall before it that lets only its controller through.',
  needs: ['report', 'flow', 'event'],
  enables: ['outbound-surge', 'restart-loop'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
