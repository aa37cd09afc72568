import { MINUTE_MS, SECOND_MS } from '@/lib/domain/time'
import { medianOf, rampConfidence } from '../confidence'
import { reportsWhere } from '../evidence-match'
import { sourceOf } from '../fold/fold-sources'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Hours of reports before the rhythm of a device is known. */
const INTERVALS_MIN = 3
/** Missed reports from which a device is silent, and from which there is no doubt. */
const MISSED_MIN = 6
const MISSED_FULL = 48
const SILENCE_MIN_MS = 30 * MINUTE_MS

const severity = 'low' as const

export const reportSilence: Rule = {
  id: 'report-silence',
  kind: 'indicator',
  title: 'Stopped reporting',
  stage: 'persistence',
  family: 'availability',
  class: 'novelty',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1562.001', name: 'Impair Defenses: Disable or Modify Tools' },
  rationale: 'An intruder turns the agent off. So do power cuts: a weak sign by itself.',
  source: 'AWS IoT Device Defender reports each 300 s; six missed reports are half an hour.',
  remedy: 'Look whether the device is there; if its traffic goes on without reports, isolate it.',
  needs: ['report'],
  enables: [],
  evaluate: (facts, at) => {
    const source = sourceOf(facts, 'report')
    if (source === null || facts.reports === null) return notAssessed('no agent reports from this device')
    if (!source.live) return notAssessed('imported reports say nothing about silence')
    const { intervals } = facts.reports
    if (intervals.length < INTERVALS_MIN) return notAssessed('still learning how often the device reports')
    const intervalMs = Math.max(medianOf(intervals), 1) * SECOND_MS
    const silentMs = at - source.lastAt
    if (silentMs < Math.max(MISSED_MIN * intervalMs, SILENCE_MIN_MS)) return CLEAR
    const minutes = String(Math.round(silentMs / MINUTE_MS))
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(silentMs / intervalMs, MISSED_MIN, MISSED_FULL, 0.4),
        severity,
        exposure: 'unknown',
        firstSeenAt: source.lastAt,
        lastSeenAt: at,
        count: Math.floor(silentMs / intervalMs),
        summary: `No report for ${minutes} minutes; it used to report every ${String(Math.round(intervalMs / SECOND_MS))} s.`,
        isEvidence: reportsWhere(() => true),
      },
    ])
  },
}
