import { recordsWhere } from '../evidence-match'
import { INJECTION_WORDS, injectionOf } from '../knowledge/injected-command'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'low' as const

export const injectedCommandReceived: Rule = {
  id: 'injected-command-received',
  kind: 'indicator',
  title: 'Is sent commands hidden in web requests',
  stage: 'initial-access',
  family: 'attacked',
  class: 'ordinary',
  shows: 'attempt',
  severity,
  technique: { id: 'T1190', name: 'Exploit Public-Facing Application' },
  rationale:
    'Somebody tries to make the device run a command. Being attacked is not being breached; what it does next would tell.',
  source:
    'OWASP Command Injection, Path Traversal and SQL Injection; OWASP Core Rule Set 932; Apache CVE-2021-44228; CVE-2014-6271.',
  remedy: 'Close its web pages to where the request came from, and update its firmware.',
  needs: ['http'],
  enables: [],
  evaluate: ({ traffic: { web, alerts } }) => {
    if (web === null) return notAssessed(NO_WEB)
    const hits = (alerts?.attempts ?? []).flatMap(({ ip, how, text, firstAt, lastAt, count }) => {
      if (how === 'alert') return []
      return {
        subject: ip,
        confidence: 1,
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count,
        summary: `${ip} sent the device ${INJECTION_WORDS[how]} in a web request: ${text}`,
        isEvidence: recordsWhere(
          'http',
          ({ origin, uri, userAgent }) => origin.ip === ip && injectionOf(uri, userAgent) !== null,
        ),
      }
    })
    return outcomeOf(hits)
  },
}
