import { LOGIN_PORTS } from '../common-services'
import { rampConfidence } from '../confidence'
import { flowsTo } from '../evidence-match'
import { endpointName, NO_FLOWS } from '../flow-hit'
import { sessionsIn } from '../guess-windows'
import { isWindowOpen } from '../halves'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Short sessions in ten minutes from which it is guessing, and from which there is no doubt. */
const SESSIONS_MIN = 10
const SESSIONS_FULL = 30

const severity = 'high' as const

export const loginGuessing: Rule = {
  id: 'login-guessing',
  kind: 'indicator',
  title: 'Guesses passwords of another host',
  stage: 'lateral-movement',
  family: 'guessing',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
  rationale:
    'Many short sessions with a login service are tries of passwords; devices that log in somewhere do so once and stay.',
  source:
    'Zeek policy/protocols/ssh/detect-bruteforcing: 30 guesses in 30 minutes; a third of them in a third of the time.',
  remedy: 'Isolate the device; check the host it tried for a login that worked.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.guessesOut.flatMap((entry) => {
      const sessions = sessionsIn(entry)
      if (!isWindowOpen(entry.halves, at) || sessions < SESSIONS_MIN) return []
      const service = LOGIN_PORTS.get(entry.port) ?? 'login'
      return {
        subject: endpointName(entry.ip, entry.port),
        confidence: rampConfidence(sessions, SESSIONS_MIN, SESSIONS_FULL, 0.7),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: sessions,
        summary: `${String(sessions)} short ${service} sessions with ${endpointName(entry.ip, entry.port)} within ten minutes.`,
        isEvidence: flowsTo(entry.ip, entry.port, 'tcp'),
      }
    })
    return outcomeOf(hits)
  },
}
