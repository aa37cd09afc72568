import type { EpochMs } from '@/lib/domain/time'
import { flowsWhere, recordsWhere } from '../evidence-match'
import type { DeviceFacts } from '../facts/facts'
import { NO_FLOWS } from '../flow-hit'
import { runsOfFlows, runsOfRequests, runsOfSessions, type GuessRun } from '../guess-runs'
import { mergedHits } from '../merged-hits'
import { notAssessed, outcomeOf, type Hit, type Rule } from '../rule'

const severity = 'low' as const

const hitOf = ({ ip, firstAt, lastAt, count, confidence, what }: GuessRun, isEvidence: Hit['isEvidence']): Hit => ({
  subject: ip,
  confidence,
  severity,
  exposure: 'unknown',
  firstSeenAt: firstAt,
  lastSeenAt: lastAt,
  count,
  summary: `${what} by ${ip} with the device within ten minutes.`,
  isEvidence,
})

const flowsOf = ({ ip, port }: GuessRun): Hit['isEvidence'] =>
  flowsWhere(({ origin, responder }) => origin.ip === ip && responder.port === port)

const recordsOf = (kind: 'ssh' | 'http', { ip, port }: GuessRun): Hit['isEvidence'] =>
  recordsWhere(kind, ({ origin, responder }) => origin.ip === ip && responder.port === port)

const hitsOf = ({ flows, traffic: { shells, web } }: DeviceFacts, at: EpochMs): Hit[] => [
  ...runsOfFlows(flows?.guessesIn ?? [], at).map((run) => hitOf(run, flowsOf(run))),
  ...runsOfSessions(shells?.triesIn ?? [], at).map((run) => hitOf(run, recordsOf('ssh', run))),
  ...runsOfRequests(web?.triesIn ?? [], at).map((run) => hitOf(run, recordsOf('http', run))),
]

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
    'Zeek policy/protocols/ssh/detect-bruteforcing: 30 guesses in 30 minutes; a third of them in a third of the time; ftp/detect-bruteforcing: 20 refusals in 15 minutes.',
  remedy: 'Close the service to the outside and give the device a password of its own.',
  needs: ['flow', 'ssh', 'http'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows, traffic } = facts
    if (flows === null && traffic.shells === null && traffic.web === null) return notAssessed(NO_FLOWS)
    return outcomeOf(mergedHits(hitsOf(facts, at)))
  },
}
