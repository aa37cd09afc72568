import { rampConfidence } from '../confidence'
import { eventsWhere } from '../evidence-match'
import { sourceName } from '../fold-event'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Failures of one source before its success from which it was guessing: typing errors end at five. */
const FAILURES_MIN = 5
const FAILURES_FULL = 20

const severity = 'critical' as const

export const loginAfterFailures: Rule = {
  id: 'login-after-failures',
  kind: 'indicator',
  title: 'Login after many failures',
  stage: 'initial-access',
  family: 'access',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
  rationale: 'Whoever gets in after many wrong passwords has guessed one.',
  source: 'Argument: people give up or ask after five wrong passwords; pam_faillock and sshd close sessions after 3-6.',
  remedy: 'Change the password, end the session, and look at what it did.',
  needs: ['event'],
  enables: [],
  evaluate: ({ events }) => {
    if (events?.kinds.includes('login') !== true) return notAssessed('the device does not report logins')
    const hits = events.logins.flatMap((login) => {
      if (login.brokeInAt === null || login.failures < FAILURES_MIN) return []
      return {
        subject: login.source,
        confidence: rampConfidence(login.failures, FAILURES_MIN, FAILURES_FULL, 0.7),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: login.firstFailureAt,
        lastSeenAt: login.brokeInAt,
        count: login.failures + 1,
        summary: `${login.source} logged in after ${String(login.failures)} wrong passwords.`,
        isEvidence: eventsWhere((event) => event.kind === 'login' && sourceName(event.sourceIp) === login.source),
      }
    })
    return outcomeOf(hits)
  },
}
