import { eventsWhere } from '../evidence-match'
import type { DeviceFacts } from '../facts/facts'
import { firmwareChangeOf, isAnnounced } from '../firmware-update'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'medium' as const

/** Why nothing can be said of this device's firmware; null when something can. */
const unjudgeable = ({ profile, events }: DeviceFacts): string | null => {
  if (profile?.profile.firmware === undefined) return 'the device has not said which firmware it runs'
  return events?.kinds.includes('reboot') === true ? null : 'the device does not report restarts'
}

export const unannouncedFirmware: Rule = {
  id: 'unannounced-firmware',
  kind: 'indicator',
  title: 'Other firmware without an update',
  stage: 'persistence',
  family: 'integrity',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1601.001', name: 'Modify System Image: Patch System Image' },
  rationale:
    'A device that installs an update restarts for it and says so; firmware that came another way was put there.',
  source: 'ATT&CK T1601.001; argument: a profile is sent daily, so the restart lies at most a day back.',
  remedy: 'Compare the firmware’s hash with the vendor’s; reflash the device if it differs.',
  needs: ['event'],
  enables: [],
  evaluate: (facts) => {
    const reason = unjudgeable(facts)
    if (reason !== null) return notAssessed(reason)
    const change = firmwareChangeOf(facts.profile)
    if (change === null || isAnnounced(facts.events, change.at)) return CLEAR
    const { from, to, at } = change
    return outcomeOf([
      {
        subject: to,
        confidence: 0.6,
        severity,
        exposure: 'unknown',
        firstSeenAt: at,
        lastSeenAt: at,
        count: 1,
        summary: `The device ran firmware ${from} and now runs ${to}, but told of no update.`,
        isEvidence: eventsWhere((event) => event.kind === 'config'),
      },
    ])
  },
}
