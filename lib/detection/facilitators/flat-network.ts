import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ network }: JudgedProfile): ClaimReading => {
  if (network?.isolatedFromPeers === undefined) return null
  return network.isolatedFromPeers
    ? []
    : [{ subject: '', summary: 'Devices on the same network can reach each other.' }]
}

export const flatNetwork: Rule = {
  id: 'flat-network',
  kind: 'facilitator',
  title: 'Neighbours can reach it',
  stage: 'lateral-movement',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1210', name: 'Exploitation of Remote Services' },
  rationale: 'Once one device is taken, all that it can reach are next.',
  source: 'NIST SP 800-82 rev. 3 section 5 (segmentation); NIST SP 1800-15.',
  remedy: 'Isolate clients on the switch or access point, and segment by kind of device.',
  needs: ['event'],
  enables: [
    'horizontal-scan',
    'vertical-scan',
    'icmp-sweep',
    'login-guessing',
    'injected-command-sent',
    'web-guessing',
    'attack-alert',
  ],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
