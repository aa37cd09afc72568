import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/5555', 'Android Debug Bridge'],
  ['tcp/2375', 'Docker without TLS'],
  ['tcp/9229', 'Node.js inspector'],
  ['tcp/1534', 'Target Communication Framework'],
])

const severity = 'critical' as const

export const exposedRemoteDebug: Rule = {
  id: 'exposed-remote-debug',
  kind: 'facilitator',
  title: 'A debug interface is reachable',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1059', name: 'Command and Scripting Interpreter' },
  rationale: 'A debug interface runs commands for whoever connects, usually without a password.',
  source:
    'Android developer guide (adb over TCP 5555); Docker engine API guide (2375 is unauthenticated); IANA registry.',
  remedy: 'Turn the debug interface off in production firmware.',
  needs: ['report', 'flow', 'event'],
  enables: ['unexpected-process', 'system-file-change', 'new-listening-port'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
