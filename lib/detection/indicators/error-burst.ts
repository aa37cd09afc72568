import { rampConfidence } from '../confidence'
import { eventsWhere } from '../evidence-match'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Errors within ten minutes from which something is wrong, and from which there is no doubt. */
const ERRORS_MIN = 20
const ERRORS_FULL = 200

const severity = 'low' as const

export const errorBurst: Rule = {
  id: 'error-burst',
  kind: 'indicator',
  title: 'Errors in quick succession',
  stage: 'execution',
  family: 'execution',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1499.004', name: 'Endpoint Denial of Service: Application or System Exploitation' },
  rationale: 'Who tries an exploit until it works leaves errors behind; so does a full disk or a lost network.',
  source: 'Argument: an error each half minute for ten minutes is no longer one fault; ATT&CK T1499.004.',
  remedy: 'Read the messages, and look at who talked to the failing component just before.',
  needs: ['event'],
  enables: [],
  evaluate: ({ events }) => {
    if (events?.kinds.includes('error') !== true) return notAssessed('the device does not report errors')
    const run = events.errors
    if (run === null || run.count < ERRORS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(run.count, ERRORS_MIN, ERRORS_FULL, 0.5),
        severity,
        exposure: 'unknown',
        firstSeenAt: run.firstAt,
        lastSeenAt: run.lastAt,
        count: run.count,
        summary: `The device reported ${String(run.count)} errors within ten minutes.`,
        isEvidence: eventsWhere((event) => event.kind === 'error'),
      },
    ])
  },
}
