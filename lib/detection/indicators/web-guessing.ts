import { recordsWhere } from '../evidence-match'
import { endpointName } from '../flow-hit'
import { runsOfRequests } from '../guess-runs'
import { NAME_FACTOR, nameStateOf } from '../name-state'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const webGuessing: Rule = {
  id: 'web-guessing',
  kind: 'indicator',
  title: 'Guesses web passwords of another host',
  stage: 'lateral-movement',
  family: 'guessing',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
  rationale:
    'Refusal after refusal from one server is a list of passwords being tried; a client with the wrong one would ask rarely.',
  source:
    'RFC 9110 (401, 403); Zeek policy/protocols/ftp/detect-bruteforcing: 20 refusals in 15 minutes. Four refusals of five, since digest access (RFC 7616) is refused before each answer.',
  remedy: 'Isolate the device; check the host it tried for a login that worked.',
  needs: ['http'],
  enables: [],
  evaluate: (facts, at) => {
    const { web } = facts.traffic
    if (web === null) return notAssessed(NO_WEB)
    const hits = runsOfRequests(web.triesOut, at).map(({ ip, port, firstAt, lastAt, count, confidence, what }) => ({
      subject: endpointName(ip, port),
      // A cloud with a name that refuses an expired key is asked again and again.
      confidence: confidence * NAME_FACTOR[nameStateOf(facts, ip, at)],
      severity,
      exposure: 'unknown' as const,
      firstSeenAt: firstAt,
      lastSeenAt: lastAt,
      count,
      summary: `${what} to ${endpointName(ip, port)} within ten minutes.`,
      isEvidence: recordsWhere('http', ({ responder }) => responder.ip === ip && responder.port === port),
    }))
    return outcomeOf(hits)
  },
}
