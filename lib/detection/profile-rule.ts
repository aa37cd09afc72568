import type { EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from './facts/claimed-facts'
import type { DeviceFacts } from './facts/facts'
import { eventsWhere } from './evidence-match'
import { notAssessed, outcomeOf, type Outcome, type Rule } from './rule'

/** What a claim-based rule read in the profile; null when the profile is silent on the matter. */
export type ClaimReading = { subject: string; summary: string; severity?: Rule['severity'] }[] | null

/** A device's own word: good evidence against itself, as nobody claims a weakness for gain. */
const CLAIM_CONFIDENCE = 0.9

/** The one way rules judge what a device claims of its configuration. */
export const judgeClaim = (
  facts: DeviceFacts,
  at: EpochMs,
  rule: Pick<Rule, 'severity'>,
  read: (profile: JudgedProfile, at: EpochMs) => ClaimReading,
): Outcome => {
  if (facts.profile === null) return notAssessed('the device has not described its configuration')
  const { profile, claimedAt } = facts.profile
  const readings = read(profile, at)
  if (readings === null) return notAssessed('the description of the device does not say')
  return outcomeOf(
    readings.map((reading) => ({
      subject: reading.subject,
      confidence: CLAIM_CONFIDENCE,
      severity: reading.severity ?? rule.severity,
      exposure: 'unknown',
      firstSeenAt: claimedAt,
      lastSeenAt: claimedAt,
      count: 1,
      summary: reading.summary,
      isEvidence: eventsWhere((event) => event.kind === 'config'),
    })),
  )
}
