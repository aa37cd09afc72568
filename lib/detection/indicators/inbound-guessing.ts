import { LOGIN_PORTS } from '../common-services'
import { rampConfidence } from '../confidence'
import { flowsIn } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { sessionsIn } from '../guess-windows'
import { isWindowOpen } from '../halves'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Short sessions of one source in ten minutes from which it is guessing, and from which there is no doubt. */
const SESSIONS_MIN = 10
const SESSIONS_FULL = 30

const severity = 'low' as const

export const inboundGuessing: Rule = {
  id: 'inbound-guessing',
  kind: 'indicator',
  title: 'Its passwords are being guessed',
  stage: 'initial-access',
  family: 'attacked',
  class: 'ordinary',
  shows: 'attempt',
  severity,
  technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
  rationale: 'Somebody tries passwords on the device. Being attacked is not being breached; a login after it would be.',
  source:
    'Zeek policy/protocols/ssh/detect-bruteforcing: 30 guesses in 30 minutes; a third of them in a third of the time.',
  remedy: 'Close the service to the outside and give the device a password of its own.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.guessesIn.flatMap((entry) => {
      const sessions = sessionsIn(entry)
      if (!isWindowOpen(entry.halves, at) || sessions < SESSIONS_MIN) return []
      const service = LOGIN_PORTS.get(entry.port) ?? 'login'
      return {
        subject: entry.ip,
        confidence: rampConfidence(sessions, SESSIONS_MIN, SESSIONS_FULL, 0.7),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: sessions,
        summary: `${entry.ip} opened ${String(sessions)} short ${service} sessions with the device within ten minutes.`,
        isEvidence: flowsIn(flows, ({ origin, responder }) => origin.ip === entry.ip && responder.port === entry.port),
      }
    })
    return outcomeOf(hits)
  },
}
