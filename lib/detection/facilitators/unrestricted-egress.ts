import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

const read = ({ network }: JudgedProfile): ClaimReading => {
  if (network?.egress === undefined) return null
  return network.egress === 'unrestricted' ? [{ subject: '', summary: 'It may open connections to any address.' }] : []
}

export const unrestrictedEgress: Rule = {
  id: 'unrestricted-egress',
  kind: 'facilitator',
  title: 'It may call anybody',
  stage: 'command-and-control',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071', name: 'Application Layer Protocol' },
  rationale: 'A device needs a handful of servers; if all others were closed, malware on it could not be steered.',
  source: 'RFC 8520 (Manufacturer Usage Description: devices need few endpoints); NIST SP 1800-15.',
  remedy: 'Let it reach its servers only, by firewall rule or MUD profile.',
  needs: ['event'],
  enables: [
    'raw-channel',
    'beaconing',
    'irc-channel',
    'fallback-endpoints',
    'unanswered-beaconing',
    'payload-download',
    'fetching-tool',
    'malware-alert',
    'bare-web-requests',
    'same-path',
  ],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
