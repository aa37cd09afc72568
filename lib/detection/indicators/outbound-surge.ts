import { medianOf, quantileOf, rampConfidence } from '../confidence'
import { reportsWhere } from '../evidence-match'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Hours with reports before the device's own history says anything. */
const HOURS_MIN = 12
/** A surge exceeds the busiest hours by this factor, the middle by this many deviations, and this many bytes at all. */
const PEAK_FACTOR = 3
const DEVIATIONS_MIN = 6
const BYTES_MIN = 1_000_000
const PEAK_FACTOR_FULL = 30

const severity = 'high' as const

export const outboundSurge: Rule = {
  id: 'outbound-surge',
  kind: 'indicator',
  title: 'Sends far more than ever before',
  stage: 'impact',
  family: 'transfer',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1498', name: 'Network Denial of Service' },
  rationale: 'Floods and theft show as bytes out. The device is compared with its own busiest hours, not with others.',
  source:
    'AWS IoT Device Defender, behavior on aws:all-bytes-out; median and median absolute deviation as baseline (Leys et al. 2013). Argument for 6 deviations and three times the busiest hours: both must hold, so that neither a flat nor a spiky history gives false alarms.',
  remedy: 'Look at where the bytes went; cut the device off when nobody knows.',
  needs: ['report'],
  enables: [],
  evaluate: ({ reports, pulse }) => {
    if (reports === null || pulse === null) return notAssessed('no agent reports from this device')
    const { hourlyPeaks } = reports
    if (hourlyPeaks.length < HOURS_MIN) return notAssessed('still learning how much the device sends')
    const sent = pulse.lastBytesOut
    if (sent === null) return notAssessed('the agent does not report bytes out')
    const median = medianOf(hourlyPeaks)
    const deviation = medianOf(hourlyPeaks.map((peak) => Math.abs(peak - median)))
    const usualMax = Math.max(quantileOf(hourlyPeaks, 0.95), 1)
    const isSurge = sent >= BYTES_MIN && sent > PEAK_FACTOR * usualMax && sent > median + DEVIATIONS_MIN * deviation
    if (!isSurge) return CLEAR
    const times = sent / usualMax
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(times, PEAK_FACTOR, PEAK_FACTOR_FULL, 0.6),
        severity,
        exposure: 'unknown',
        firstSeenAt: pulse.lastAt,
        lastSeenAt: pulse.lastAt,
        count: 1,
        summary: `One report says ${String(sent)} bytes out, ${String(Math.round(times))} times the busiest of its last ${String(hourlyPeaks.length)} hours.`,
        isEvidence: reportsWhere(({ network }) => network?.bytesOut === sent),
      },
    ])
  },
}
