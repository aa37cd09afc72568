import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ network }: JudgedProfile): ClaimReading => {
  if (network?.portForwarding === undefined) return null
  return network.portForwarding
    ? [{ subject: '', summary: 'It asks the router to let the internet in (UPnP, NAT-PMP or PCP).' }]
    : []
}

export const portForwarding: Rule = {
  id: 'port-forwarding',
  kind: 'facilitator',
  title: 'The device opens ports in the router',
  stage: 'reconnaissance',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1133', name: 'External Remote Services' },
  rationale:
    'By asking the router for a port, the device steps out from behind the firewall without anybody deciding so.',
  source: 'CERT/CC VU#361684 (UPnP IGD from the wrong side); RFC 6887 section 18 (PCP security considerations).',
  remedy: 'Turn UPnP and PCP off on device and router; reach the device through a gateway.',
  needs: ['event'],
  enables: ['inbound-scan', 'inbound-guessing', 'login-after-failures', 'inbound-attack-alert', 'exploit-answered'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
