import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsIn } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Tries of distinct sources and ports in ten minutes from which somebody is looking, and from which it is intense. */
const TRIES_MIN = 15
const TRIES_FULL = 200

const severity = 'info' as const

export const inboundScan: Rule = {
  id: 'inbound-scan',
  kind: 'indicator',
  title: 'Is being scanned',
  stage: 'reconnaissance',
  family: 'attacked',
  class: 'ordinary',
  shows: 'attempt',
  severity,
  technique: { id: 'T1595.001', name: 'Active Scanning: Scanning IP Blocks' },
  rationale:
    'Somebody looks for a way in. Whoever has a public address is scanned all day: it says little about the device.',
  source: 'Zeek policy/misc/scan: 15 ports; the background noise of the internet (Durumeric et al. 2014).',
  remedy: 'Take the device off the public internet.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const { probes } = flows
    if (probes === null || !isWindowOpen(probes.halves, at)) return CLEAR
    const counts = countsOfHalves(probes.halves.current, probes.halves.previous, TRIES_MIN)
    if (counts === null || counts.failed < TRIES_MIN || counts.failed < counts.tried / 2) return CLEAR
    const { failed } = counts
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(failed, TRIES_MIN, TRIES_FULL, 0.5),
        severity,
        exposure: 'unknown',
        firstSeenAt: probes.firstAt,
        lastSeenAt: probes.lastAt,
        count: Math.round(failed),
        summary: `About ${String(Math.round(failed))} tries of the ports of this device failed within ten minutes.`,
        isEvidence: flowsIn(
          flows,
          ({ transport, result }) => transport === 'tcp' && (result === 'unanswered' || result === 'refused'),
        ),
      },
    ])
  },
}
