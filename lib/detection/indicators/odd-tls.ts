import { recordsWhere } from '../evidence-match'
import { endpointName } from '../flow-hit'
import { NAME_FACTOR, nameStateOf } from '../name-state'
import { NO_TLS } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'
import type { OddServer } from '../facts/tls-facts'

/** Handshakes without one success from which it is no passing fault: RITA, too, counts from 20 contacts a day. */
const VAIN_MIN = 20

const severity = 'low' as const

/** What is odd about a server, the oddest first, and how sure that is. */
const oddityOf = ({
  blind,
  oddPort,
  sessions,
  established,
}: OddServer): { confidence: number; words: string } | null => {
  if (blind > 0) return { confidence: 0.8, words: 'with a certificate nobody vouches for, without asking for a name' }
  if (oddPort > 0) return { confidence: 0.5, words: 'without asking for a name, on a port of no registered service' }
  if (established === 0 && sessions >= VAIN_MIN) return { confidence: 0.4, words: 'and none of them came about' }
  return null
}

export const oddTls: Rule = {
  id: 'odd-tls',
  kind: 'indicator',
  title: 'Odd encrypted session with the outside',
  stage: 'command-and-control',
  family: 'c2-channel',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1573.002', name: 'Encrypted Channel: Asymmetric Cryptography' },
  rationale:
    'Control servers make their own certificates and are called without a name. So are some vendor clouds: a sign, no proof.',
  source:
    'ATT&CK T1573.002; RFC 6066 section 3 (clients name the server), RFC 5280 section 3.2; IANA port registry; RITA counts from 20 contacts a day.',
  remedy: 'Find out what the server is; if it belongs to the vendor, record that.',
  needs: ['tls'],
  enables: [],
  evaluate: (facts, at) => {
    const { secure } = facts.traffic
    if (secure === null) return notAssessed(NO_TLS)
    const hits = secure.odd.flatMap((server) => {
      const oddity = oddityOf(server)
      if (oddity === null) return []
      const subject = endpointName(server.ip, server.port)
      const sessions = server.sessions === 1 ? 'One TLS session' : `${String(server.sessions)} TLS sessions`
      return {
        subject,
        confidence: oddity.confidence * NAME_FACTOR[nameStateOf(facts, server.ip, at)],
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: server.firstAt,
        lastSeenAt: server.lastAt,
        count: server.sessions,
        summary: `${sessions} with ${subject} ${oddity.words}.`,
        isEvidence: recordsWhere(
          'tls',
          ({ responder }) => responder.ip === server.ip && responder.port === server.port,
        ),
      }
    })
    return outcomeOf(hits)
  },
}
