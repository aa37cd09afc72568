import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/23', 'Telnet'],
  ['tcp/2323', 'Telnet'],
  ['tcp/107', 'Remote Telnet'],
  ['tcp/992', 'Telnet over TLS'],
])

const severity = 'high' as const

export const exposedTelnet: Rule = {
  id: 'exposed-telnet',
  kind: 'facilitator',
  title: 'Telnet is reachable',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1021', name: 'Remote Services' },
  rationale: 'Mirai-family malware spreads by guessing Telnet credentials; on most devices nobody needs the service.',
  source:
    'Antonakakis et al. 2017, Understanding the Mirai Botnet (USENIX Security), section 3; ports of the IANA registry, 2323 by long use.',
  remedy: 'Turn Telnet off, or allow it only from the management network.',
  needs: ['report', 'flow', 'event'],
  enables: ['login-after-failures', 'unexpected-process', 'inbound-guessing'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
