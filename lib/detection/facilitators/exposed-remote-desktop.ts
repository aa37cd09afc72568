import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/3389', 'Remote desktop'],
  ['tcp/5900', 'VNC'],
  ['tcp/5901', 'VNC'],
  ['tcp/5800', 'VNC over HTTP'],
])

const severity = 'high' as const

export const exposedRemoteDesktop: Rule = {
  id: 'exposed-remote-desktop',
  kind: 'facilitator',
  title: 'A remote desktop is reachable',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1021.005', name: 'Remote Services: VNC' },
  rationale: 'Panels and stations are steered by whoever gets on the screen, and VNC often asks for no password.',
  source: 'IANA registry; RFC 6143 section 7.2.1 (VNC security type None).',
  remedy: 'Let the screen answer through a gateway that asks who calls, or turn it off.',
  needs: ['report', 'flow', 'event'],
  enables: ['login-after-failures', 'unexpected-process'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
