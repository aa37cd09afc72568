import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/7547', 'TR-069'],
  ['tcp/8291', 'RouterOS Winbox'],
  ['tcp/4786', 'Smart Install'],
  ['udp/623', 'IPMI'],
  ['tcp/5985', 'WinRM'],
])

const severity = 'high' as const

export const exposedManagementProtocol: Rule = {
  id: 'exposed-management-protocol',
  kind: 'facilitator',
  title: 'A management protocol is reachable',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1072', name: 'Software Deployment Tools' },
  rationale:
    'These services change configuration and install software for whoever passes their checks, and those have failed before.',
  source: 'CERT/CC VU#677427 (TR-064 by port 7547, November 2016); US-CERT alert TA13-207A (IPMI); IANA registry.',
  remedy: 'Let only the management server reach the port.',
  needs: ['report', 'flow', 'event'],
  enables: ['unexpected-process', 'system-file-change', 'new-listening-port', 'error-burst', 'exploit-answered'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
