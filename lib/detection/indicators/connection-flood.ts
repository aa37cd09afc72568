import { rampConfidence } from '../confidence'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isOneSided, ONE_SIDED } from '../fold/one-sided'
import { isWindowOpen } from '../sketch/halves'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Unanswered tries of one host in ten minutes, and in the busiest minute, from which it is a flood. */
const TRIES_MIN = 500
const TRIES_FULL = 2_000
const MINUTE_MIN = 100

const severity = 'critical' as const

export const connectionFlood: Rule = {
  id: 'connection-flood',
  kind: 'indicator',
  title: 'Floods a host with connections',
  stage: 'impact',
  family: 'flood',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1498.001', name: 'Network Denial of Service: Direct Network Flood' },
  rationale: 'Hundreds of tries a minute that nobody answers have one use: to take somebody down.',
  source:
    'Argument: a retry each second is 600 in ten minutes and never 100 in a minute, and what a device needs is answered.',
  remedy: 'Cut the device off from the internet now, then reflash it.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    if (isOneSided(facts, at)) return notAssessed(ONE_SIDED)
    const hits = flows.hostWindows.flatMap((entry) => {
      if (!isWindowOpen(entry.halves, at)) return []
      const { current, previous } = entry.halves
      const tries = current.unanswered + (previous?.unanswered ?? 0)
      const minutePeak = Math.max(current.minutePeak, previous?.minutePeak ?? 0)
      if (tries < TRIES_MIN || minutePeak < MINUTE_MIN) return []
      return {
        subject: entry.ip,
        confidence: rampConfidence(tries, TRIES_MIN, TRIES_FULL, 0.85),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: tries,
        summary: `${String(tries)} unanswered connections to ${entry.ip} within ten minutes, ${String(minutePeak)} in the busiest minute.`,
        isEvidence: flowsOut(flows, ({ responder, result }) => responder.ip === entry.ip && result === 'unanswered'),
      }
    })
    return outcomeOf(hits)
  },
}
