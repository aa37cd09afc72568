import { rampConfidence } from '../confidence'
import { flowsOut } from '../evidence-match'
import { WALK_GAP_MS, WALK_STEPS } from '../fold/first-contacts'
import { NO_FLOWS } from '../flow-hit'
import { lineFactor } from '../line-state'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Failures beyond successes from which there is no doubt, and failures at least. */
const STEPS_FULL = 12
const FAILS_MIN = 8

const severity = 'high' as const

export const failingContacts: Rule = {
  id: 'failing-contacts',
  kind: 'indicator',
  title: 'New hosts fail one after the other',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale:
    'Who knows the hosts he goes to is mostly let in; who guesses them mostly is not, whatever the port and the pace.',
  source:
    'Jung, Paxson, Berger, Balakrishnan 2004, Fast Portscan Detection Using Sequential Hypothesis Testing: first contacts succeed with 0.8 (healthy) or 0.2 (scanner), bounds for 0.99 and 0.01. Argument for eight failures: four are one bad moment of a cloud.',
  remedy: 'Isolate the device and look at what it tried.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows, traffic: { contacts } }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const walk = contacts?.walk ?? null
    if (walk === null || at - walk.lastAt > WALK_GAP_MS) return CLEAR
    if (walk.level < WALK_STEPS || walk.fails < FAILS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(walk.level, WALK_STEPS, STEPS_FULL, 0.7) * lineFactor(flows, at),
        severity,
        exposure: 'unknown',
        firstSeenAt: walk.firstAt,
        lastSeenAt: walk.lastAt,
        count: walk.fails,
        summary: `The device tried ${String(walk.tries)} hosts for the first time; ${String(walk.fails)} of them did not accept.`,
        isEvidence: flowsOut(
          flows,
          ({ transport, result }) => transport === 'tcp' && (result === 'unanswered' || result === 'refused'),
        ),
      },
    ])
  },
}
