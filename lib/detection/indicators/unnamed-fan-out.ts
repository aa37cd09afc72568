import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import type { DeviceFacts, StrangerCounts } from '../facts/facts'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen, type Burst } from '../sketch/halves'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** New hosts in ten minutes beyond what look-ups explain, from which it is a search, and from which there is no doubt. */
const HOSTS_MIN = 10
const HOSTS_FULL = 30
/** One name often stands for two addresses. */
const HOSTS_PER_LOOKUP = 2

const severity = 'high' as const

const countsOf = ({ halves: { current, previous } }: Burst<StrangerCounts>): { tried: number; lookups: number } => ({
  tried: countsOfHalves(current.hosts, previous?.hosts ?? null, HOSTS_MIN)?.tried ?? 0,
  lookups: current.lookups + (previous?.lookups ?? 0),
})

const hasAnswers = ({ traffic: { names } }: DeviceFacts): boolean => names !== null && names.firstAnswerAt !== null

export const unnamedFanOut: Rule = {
  id: 'unnamed-fan-out',
  kind: 'indicator',
  title: 'Goes to many hosts without looking up a name',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale:
    'A device finds its servers by name. Many new outside hosts that no look-up announced come from a list or from dice.',
  source:
    'Argument: what a device talks to is short enough to be written down (that is the premise of MUD, RFC 8520), so ten new hosts within ten minutes are not on that list.',
  remedy: 'Isolate the device and look at what it sent to these hosts.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const { strangers, encryptedLookups } = flows
    if (encryptedLookups) return notAssessed('the device looks names up encrypted: which hosts have one is unknown')
    if (strangers === null || !isWindowOpen(strangers.halves, at)) return CLEAR
    const { tried, lookups } = countsOf(strangers)
    // Without a look-up in sight, they may go another way: then nothing can be said of names.
    if (lookups === 0 && !hasAnswers(facts)) return notAssessed('no name look-ups of the device are visible')
    const unexplained = tried - HOSTS_PER_LOOKUP * lookups
    if (unexplained < HOSTS_MIN) return CLEAR
    const named = new Set(flows.endpoints.filter((known) => known.firstLookedUp || known.named).map(({ ip }) => ip))
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(unexplained, HOSTS_MIN, HOSTS_FULL, 0.6),
        severity,
        exposure: 'unknown',
        firstSeenAt: strangers.firstAt,
        lastSeenAt: strangers.lastAt,
        count: Math.round(tried),
        summary: `The device went to about ${String(Math.round(tried))} new outside hosts within ten minutes and looked up ${String(lookups)} names; none of them leads there.`,
        isEvidence: flowsOut(flows, ({ transport, responder }) => transport === 'tcp' && !named.has(responder.ip)),
      },
    ])
  },
}
