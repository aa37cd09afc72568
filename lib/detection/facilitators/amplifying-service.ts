import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['udp/19', 'chargen'],
  ['udp/17', 'quote of the day'],
  ['udp/7', 'echo'],
  ['udp/53', 'DNS'],
  ['udp/389', 'CLDAP'],
  ['udp/11211', 'memcached'],
  ['udp/69', 'TFTP'],
  ['udp/111', 'portmapper'],
])

const severity = 'medium' as const

export const amplifyingService: Rule = {
  id: 'amplifying-service',
  kind: 'facilitator',
  title: 'A service that amplifies is reachable',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1498.002', name: 'Network Denial of Service: Reflection Amplification' },
  rationale:
    'A small question with a forged sender brings a large answer: the device takes part in floods without being broken into.',
  source: 'US-CERT alert TA14-017A, UDP-based amplification attacks (lists these services with their factors).',
  remedy: 'Turn the service off, or answer the local network only.',
  needs: ['report', 'flow', 'event'],
  enables: ['packet-flood', 'outbound-surge'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
