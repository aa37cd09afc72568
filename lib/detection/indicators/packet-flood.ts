import { flowsWhere } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isOneSided, ONE_SIDED } from '../fold/one-sided'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'
import { DAY_MS } from '@/lib/domain/time'

const severity = 'critical' as const

export const packetFlood: Rule = {
  id: 'packet-flood',
  kind: 'indicator',
  title: 'Floods a host with packets',
  stage: 'impact',
  family: 'flood',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1498.001', name: 'Network Denial of Service: Direct Network Flood' },
  rationale:
    'A stream of hundreds of packets a second to somebody who sends nothing back has one use: to take him down.',
  source:
    'Argument: video sends 100-500 packets/s and is answered; 1,000 packets at 200/s (UDP 500/s) without one reply is neither video nor data.',
  remedy: 'Cut the device off from the internet now, then reflash it.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    if (isOneSided(facts, at)) return notAssessed(ONE_SIDED)
    const flood = flows.packetFlood
    if (flood === null || at - flood.lastAt > DAY_MS) return CLEAR
    return outcomeOf([
      {
        subject: flood.ip,
        confidence: 0.9,
        severity,
        exposure: 'unknown',
        firstSeenAt: flood.firstAt,
        lastSeenAt: flood.lastAt,
        count: flood.flows,
        summary: `${String(flood.packets)} packets to ${flood.ip}, up to ${String(flood.perSecond)} a second, without one reply.`,
        isEvidence: flowsWhere(({ responder }) => responder.ip === flood.ip && responder.packets === 0),
      },
    ])
  },
}
