import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/80', 'HTTP'],
  ['tcp/81', 'HTTP'],
  ['tcp/8000', 'HTTP'],
  ['tcp/8080', 'HTTP'],
  ['tcp/8081', 'HTTP'],
  ['tcp/8888', 'HTTP'],
])

const severity = 'medium' as const

export const cleartextWebAdmin: Rule = {
  id: 'cleartext-web-admin',
  kind: 'facilitator',
  title: 'Web pages without TLS',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1190', name: 'Exploit Public-Facing Application' },
  rationale:
    'Most take-overs of cameras and routers begin at their web pages; without TLS the password can be read too.',
  source:
    'OWASP IoT Top 10 2018, items 2 and 3 (insecure network services, insecure ecosystem interfaces); IANA registry.',
  remedy: 'Serve the pages by HTTPS only, on the management network only.',
  needs: ['report', 'flow', 'event'],
  enables: [
    'unexpected-process',
    'new-listening-port',
    'login-after-failures',
    'error-burst',
    'injected-command-received',
    'exploit-answered',
  ],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
