import { eventsWhere } from '../evidence-match'
import { isBesideUpdate } from '../firmware-update'
import { accountName } from '../fold/fold-claim'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const newAccount: Rule = {
  id: 'new-account',
  kind: 'indicator',
  title: 'A new account on the device',
  stage: 'persistence',
  family: 'identity',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1136.001', name: 'Create Account: Local Account' },
  rationale: 'Accounts of a device are made when it is set up; a later one is a new colleague or a way back in.',
  source: 'ATT&CK T1136.001; argument: the first list that the device names is taken as set up.',
  remedy: 'Ask who made the account. If nobody did, remove it, change the others, and look at what it did.',
  needs: ['event'],
  enables: [],
  evaluate: ({ profile, events }) => {
    if (profile === null || profile.changes.accounts === null)
      return notAssessed('the device does not name its accounts')
    return outcomeOf(
      profile.changes.added.map(({ name, at }) => ({
        subject: name,
        confidence: isBesideUpdate(events, at) ? 0.2 : 0.7,
        severity,
        exposure: 'unknown',
        firstSeenAt: at,
        lastSeenAt: at,
        count: 1,
        summary: `${name} may sign in on the device since its profile last changed.`,
        isEvidence: eventsWhere(
          (event) =>
            event.kind === 'config' && event.profile.login?.accounts?.some((one) => accountName(one) === name) === true,
        ),
      })),
    )
  },
}
