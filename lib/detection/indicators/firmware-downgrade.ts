import { eventsWhere } from '../evidence-match'
import { isOlderVersion } from '../knowledge/firmware-version'
import { firmwareChangeOf, isAnnounced } from '../firmware-update'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const firmwareDowngrade: Rule = {
  id: 'firmware-downgrade',
  kind: 'indicator',
  title: 'Older firmware than before',
  stage: 'persistence',
  family: 'integrity',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1601.002', name: 'Modify System Image: Downgrade System Image' },
  rationale: 'Older firmware brings back the holes that were closed; vendors seldom roll back, intruders do.',
  source: 'ATT&CK T1601.002; NIST SP 800-193 (a device should refuse firmware older than its own).',
  remedy: 'Ask the vendor whether it rolled back. If not, reflash the device with the present version.',
  needs: ['event'],
  enables: [],
  evaluate: ({ profile, events }) => {
    if (profile?.profile.firmware === undefined) return notAssessed('the device has not said which firmware it runs')
    const change = firmwareChangeOf(profile)
    if (change === null || isOlderVersion(change.to, change.from) !== true) return CLEAR
    const { from, to, at } = change
    return outcomeOf([
      {
        subject: to,
        confidence: isAnnounced(events, at) ? 0.4 : 0.8,
        severity,
        exposure: 'unknown',
        firstSeenAt: at,
        lastSeenAt: at,
        count: 1,
        summary: `The device ran firmware ${from} and now runs the older ${to}.`,
        isEvidence: eventsWhere((event) => event.kind === 'config'),
      },
    ])
  },
}
