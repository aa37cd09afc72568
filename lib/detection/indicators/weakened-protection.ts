import { eventsWhere } from '../evidence-match'
import { isBesideUpdate } from '../firmware-update'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const weakenedProtection: Rule = {
  id: 'weakened-protection',
  kind: 'indicator',
  title: 'A protection was turned off',
  stage: 'persistence',
  family: 'integrity',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1562', name: 'Impair Defenses' },
  rationale: 'Who wants to stay turns off what would notice or undo him: logging, signatures, secure boot.',
  source: 'ATT&CK T1562; AWS IoT Device Defender audit LOGGING_DISABLED_CHECK, taken as a change.',
  remedy: 'Ask who changed it. If nobody did, collect the device’s log and reflash it.',
  needs: ['event'],
  enables: [],
  evaluate: ({ profile, events }) => {
    if (profile === null) return notAssessed('the device has not described its configuration')
    return outcomeOf(
      profile.changes.lowered.map(({ protection, at }) => ({
        subject: protection,
        confidence: isBesideUpdate(events, at) ? 0.2 : 0.7,
        severity,
        exposure: 'unknown',
        firstSeenAt: at,
        lastSeenAt: at,
        count: 1,
        summary: `The device had ${protection} and says now that it has not.`,
        isEvidence: eventsWhere((event) => event.kind === 'config'),
      })),
    )
  },
}
