import { recordsWhere } from '../evidence-match'
import { endpointName } from '../flow-hit'
import { INJECTION_WORDS, injectionOf } from '../knowledge/injected-command'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Shell commands and Java look-ups have no place in a request; the others are found in odd but honest ones. */
const CONFIDENCE = { shell: 1, lookup: 1, path: 0.7, query: 0.7 } as const

const severity = 'critical' as const

export const injectedCommandSent: Rule = {
  id: 'injected-command-sent',
  kind: 'indicator',
  title: 'Sends commands hidden in web requests',
  stage: 'lateral-movement',
  family: 'exploit',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1210', name: 'Exploitation of Remote Services' },
  rationale:
    'A device that sends shell commands to the web pages of others attacks them: that is how IoT worms spread.',
  source:
    'OWASP Command Injection, Path Traversal and SQL Injection; OWASP Core Rule Set 932; Apache CVE-2021-44228; CVE-2014-6271. One is enough: no firmware asks so.',
  remedy: 'Isolate the device at once, reflash it, and look at the hosts it asked.',
  needs: ['http'],
  enables: [],
  evaluate: ({ traffic: { web } }) => {
    if (web === null) return notAssessed(NO_WEB)
    return outcomeOf(
      web.sent.map(({ ip, port, kind, text, firstAt, lastAt, count }) => ({
        subject: endpointName(ip, port),
        confidence: CONFIDENCE[kind],
        severity,
        exposure: 'unknown',
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count,
        summary: `The device sent ${INJECTION_WORDS[kind]} in ${String(count)} of its web requests to ${endpointName(ip, port)}: ${text}`,
        isEvidence: recordsWhere(
          'http',
          ({ responder, uri, userAgent }) => responder.ip === ip && injectionOf(uri, userAgent) !== null,
        ),
      })),
    )
  },
}
