import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ messaging }: JudgedProfile): ClaimReading => {
  if (messaging === undefined) return null
  const { broadPublish = '', broadSubscribe = '' } = messaging
  return [
    ...(broadPublish === ''
      ? []
      : [{ subject: `publish ${broadPublish}`, summary: `It may publish to ${broadPublish}.` }]),
    ...(broadSubscribe === ''
      ? []
      : [{ subject: `subscribe ${broadSubscribe}`, summary: `It may subscribe to ${broadSubscribe}.` }]),
  ]
}

export const broadMessagingRights: Rule = {
  id: 'broad-messaging-rights',
  kind: 'facilitator',
  title: 'It may read or write the topics of others',
  stage: 'lateral-movement',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1210', name: 'Exploitation of Remote Services' },
  rationale: 'One taken device commands all others, or listens to them.',
  source:
    'AWS IoT Device Defender audit IOT_POLICY_OVERLY_PERMISSIVE_CHECK (topic filters that begin with a wildcard).',
  remedy: 'Allow a device its own topics only, with its thing name in them.',
  needs: ['event'],
  enables: ['outbound-surge', 'unnamed-fan-out'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
