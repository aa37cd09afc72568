import { DAY_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { flowsWhere } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Pairs a day from which it is no chance, and from which there is no doubt. */
const PAIRS_MIN = 10
const PAIRS_FULL = 50
/** Small exchanges are alike by chance: relayed-sessions of the facts leave them out, so does the evidence. */
const BYTES_MIN = 2_000

const severity = 'high' as const

export const relayedSessions: Rule = {
  id: 'relayed-sessions',
  kind: 'indicator',
  title: 'Passes sessions of strangers on',
  stage: 'impact',
  family: 'new-service',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1090', name: 'Proxy' },
  rationale: 'Broken devices are sold as proxies: strangers come in and go on to others from the address of the house.',
  source:
    'Argument: a session from outside followed within five seconds by one to outside of the same size both ways (within a tenth and a handshake, RFC 1928, RFC 9110) is a relay; ten in a day are no chance.',
  remedy: 'Cut the device off from the internet, then reflash it.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows, traffic: { contacts } }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const relays = contacts?.relays ?? null
    if (relays === null || relays.pairs < PAIRS_MIN || at - relays.lastAt > DAY_MS) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(relays.pairs, PAIRS_MIN, PAIRS_FULL, 0.6),
        severity,
        exposure: 'internet',
        firstSeenAt: relays.firstAt,
        lastSeenAt: relays.lastAt,
        count: relays.pairs,
        summary: `${String(relays.pairs)} sessions from outside were followed within seconds by one of the same size to somebody else outside.`,
        isEvidence: flowsWhere(({ origin, responder, transport, result }) => {
          return transport === 'tcp' && result === 'answered' && origin.bytes + responder.bytes >= BYTES_MIN
        }),
      },
    ])
  },
}
