import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/22', 'SSH'],
  ['tcp/2222', 'SSH'],
  ['tcp/512', 'rexec'],
  ['tcp/513', 'rlogin'],
  ['tcp/514', 'rsh'],
])

const severity = 'medium' as const

export const exposedRemoteShell: Rule = {
  id: 'exposed-remote-shell',
  kind: 'facilitator',
  title: 'A remote shell is reachable',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1021.004', name: 'Remote Services: SSH' },
  rationale: 'A shell that answers is guessed at day and night; one weak or leaked password is enough.',
  source: 'IANA registry; ETSI EN 303 645 provision 5.6-1 (disable unused network interfaces and services).',
  remedy: 'Turn the shell off in production, or let it answer on a management network only and with keys only.',
  needs: ['report', 'flow', 'event'],
  enables: ['login-after-failures', 'unexpected-process', 'system-file-change'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
