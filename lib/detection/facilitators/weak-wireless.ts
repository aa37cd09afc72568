import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

/** Open, and what IEEE 802.11-2012 deprecates: WEP, and WPA with TKIP. */
const WEAK: ReadonlySet<string> = new Set(['open', 'wep', 'wpa'])

const read = ({ network }: JudgedProfile): ClaimReading => {
  const security = network?.wirelessSecurity
  if (security === undefined) return null
  return WEAK.has(security)
    ? [
        {
          subject: security,
          summary: `It joins a radio network of kind ${security}.`,
          severity: security === 'wpa' ? severity : 'high',
        },
      ]
    : []
}

export const weakWireless: Rule = {
  id: 'weak-wireless',
  kind: 'facilitator',
  title: 'Weak protection of its radio network',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1669', name: 'Wi-Fi Networks' },
  rationale: 'Whoever is near reads along and answers in the name of others.',
  source: 'IEEE 802.11-2012 (WEP and TKIP deprecated); NIST SP 800-153.',
  remedy: 'Use WPA2 with AES or WPA3, with a password of its own.',
  needs: ['event'],
  enables: ['inbound-guessing'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
