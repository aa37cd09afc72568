import { flowsTo, recordsWhere } from '../evidence-match'
import { endpointName, NO_FLOWS } from '../flow-hit'
import { runsOfFlows, runsOfSessions, type GuessRun } from '../guess-runs'
import { mergedHits } from '../merged-hits'
import { notAssessed, outcomeOf, type Hit, type Rule } from '../rule'

const severity = 'high' as const

const hitOf = (
  { ip, port, firstAt, lastAt, count, confidence, what }: GuessRun,
  isEvidence: Hit['isEvidence'],
): Hit => ({
  subject: endpointName(ip, port),
  confidence,
  severity,
  exposure: 'unknown',
  firstSeenAt: firstAt,
  lastSeenAt: lastAt,
  count,
  summary: `${what} with ${endpointName(ip, port)} within ten minutes.`,
  isEvidence,
})

/** Where a monitor logs SSH, its sessions alone are enough. */
const sessionsTo = ({ ip, port }: GuessRun): Hit['isEvidence'] =>
  recordsWhere('ssh', ({ responder }) => responder.ip === ip && responder.port === port)

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
  needs: ['flow', 'ssh'],
  enables: [],
  evaluate: ({ flows, traffic: { shells } }, at) => {
    if (flows === null && shells === null) return notAssessed(NO_FLOWS)
    return outcomeOf(
      mergedHits([
        ...runsOfFlows(flows?.guessesOut ?? [], at).map((run) => hitOf(run, flowsTo(run.ip, run.port, 'tcp'))),
        ...runsOfSessions(shells?.triesOut ?? [], at).map((run) => hitOf(run, sessionsTo(run))),
      ]),
    )
  },
}
