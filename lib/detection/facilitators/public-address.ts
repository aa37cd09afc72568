import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ network }: JudgedProfile): ClaimReading => {
  if (network?.publicAddress === undefined) return null
  const { publicAddress } = network
  return publicAddress === ''
    ? []
    : [{ subject: publicAddress, summary: `It has the internet address ${publicAddress}: anybody can call it.` }]
}

export const publicAddress: Rule = {
  id: 'public-address',
  kind: 'facilitator',
  title: 'The device has an address of the internet',
  stage: 'reconnaissance',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1595.001', name: 'Active Scanning: Scanning IP Blocks' },
  rationale:
    'An address that the internet routes is scanned within minutes; nothing stands between the device and strangers.',
  source:
    'Antonakakis et al. 2017, Understanding the Mirai Botnet (the whole IPv4 space is scanned); RFC 1918 for what is private.',
  remedy: 'Put the device behind a firewall or on a private network.',
  needs: ['event'],
  enables: ['inbound-scan', 'inbound-guessing', 'inbound-attack-alert', 'injected-command-received'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
