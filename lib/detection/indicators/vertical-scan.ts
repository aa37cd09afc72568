import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Ports failing on one host in ten minutes from which it is a scan, and from which there is no doubt. */
const PORTS_MIN = 15
const PORTS_FULL = 60

const severity = 'high' as const

export const verticalScan: Rule = {
  id: 'vertical-scan',
  kind: 'indicator',
  title: 'Scan of the ports of a host',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale:
    'Trying many ports of one host in vain is how an intruder learns what it offers; firmware has no reason to.',
  source: 'Zeek policy/misc/scan: 15 failed ports on one host in 5 minutes.',
  remedy: 'Isolate the device and find out who uses it.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.hostWindows.flatMap((entry) => {
      if (!isWindowOpen(entry.halves, at)) return []
      const { current, previous } = entry.halves
      const counts = countsOfHalves(current.ports, previous?.ports ?? null, PORTS_MIN)
      if (counts === null || counts.failed < PORTS_MIN || counts.failed < counts.tried / 2) return []
      const { tried, failed } = counts
      return {
        subject: entry.ip,
        confidence: rampConfidence(failed, PORTS_MIN, PORTS_FULL, 0.85),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: Math.round(failed),
        summary: `The device tried about ${String(Math.round(tried))} ports of ${entry.ip} within ten minutes; ${String(Math.round(failed))} of them did not answer.`,
        isEvidence: flowsOut(flows, ({ responder, transport }) => responder.ip === entry.ip && transport === 'tcp'),
      }
    })
    return outcomeOf(hits)
  },
}
