import { HOUR_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { eventsWhere } from '../evidence-match'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Restarts nobody asked for within an hour from which something is wrong, and from which there is no doubt. */
const RESTARTS_MIN = 3
const RESTARTS_FULL = 10
const UNASKED: ReadonlySet<string> = new Set(['watchdog', 'crash', 'unknown'])

const severity = 'medium' as const

export const restartLoop: Rule = {
  id: 'restart-loop',
  kind: 'indicator',
  title: 'Restarts again and again',
  stage: 'execution',
  family: 'execution',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1499.004', name: 'Endpoint Denial of Service: Application or System Exploitation' },
  rationale:
    'Exploits crash services before they work, and malware that fights a watchdog loses; so does a broken power supply.',
  source: 'Argument: a device that restarts by itself three times an hour does not work; ATT&CK T1499.004.',
  remedy: 'Collect its log, look at what arrived before each restart, and check the power supply.',
  needs: ['event'],
  enables: [],
  evaluate: ({ events }) => {
    if (events?.kinds.includes('reboot') !== true) return notAssessed('the device does not report restarts')
    const unasked = events.restarts.filter(({ reason }) => UNASKED.has(reason))
    const last = unasked.at(-1)
    if (last === undefined) return CLEAR
    const run = unasked.filter(({ at }) => last.at - at <= HOUR_MS)
    if (run.length < RESTARTS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(run.length, RESTARTS_MIN, RESTARTS_FULL, 0.5),
        severity,
        exposure: 'unknown',
        firstSeenAt: run[0]?.at ?? last.at,
        lastSeenAt: last.at,
        count: run.length,
        summary: `${String(run.length)} restarts within an hour that nobody asked for.`,
        isEvidence: eventsWhere((event) => event.kind === 'reboot'),
      },
    ])
  },
}
