import { areLoginsTold, breakInsOf } from '../break-ins'
import { mergedHits } from '../merged-hits'
import { notAssessed, outcomeOf, type Rule } from '../rule'

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
  source:
    'Argument: people give up or ask after five wrong passwords; pam_faillock and sshd close sessions after 3-6. Web pages: twice as many, and only the page that was refused counts.',
  remedy: 'Change the password, end the session, and look at what it did.',
  needs: ['event', 'ssh', 'http', 'alert'],
  enables: [],
  evaluate: (facts) => {
    if (!areLoginsTold(facts)) return notAssessed('nothing tells of logins to the device')
    const hits = breakInsOf(facts).map(({ source, firstAt, at, ...rest }) => ({
      ...rest,
      subject: source,
      severity,
      exposure: 'unknown' as const,
      firstSeenAt: firstAt,
      lastSeenAt: at,
    }))
    return outcomeOf(mergedHits(hits))
  },
}
