import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Hosts failing on one port in ten minutes from which it is a scan, and from which there is no doubt. */
const HOSTS_MIN = 10
const HOSTS_FULL = 25

const severity = 'high' as const

export const horizontalScan: Rule = {
  id: 'horizontal-scan',
  kind: 'indicator',
  title: 'Scan of many hosts',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale:
    'A device knows whom it talks to. Trying one port on many hosts, most in vain, is how a worm looks for its next victim.',
  source:
    'Zeek policy/misc/scan: 25 failed hosts on one port in 5 minutes. Argument for beginning at 10: a device that knows its peers does not fail at ten of them at once.',
  remedy: 'Isolate the device, then reflash it: it is looking for others.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.portWindows.flatMap((entry) => {
      if (!isWindowOpen(entry.halves, at)) return []
      const counts = countsOfHalves(entry.halves.current, entry.halves.previous, HOSTS_MIN)
      if (counts === null || counts.failed < HOSTS_MIN || counts.failed < counts.tried / 2) return []
      const { tried, failed } = counts
      const port = String(entry.port)
      return {
        subject: `tcp/${port}`,
        confidence: rampConfidence(failed, HOSTS_MIN, HOSTS_FULL, 0.8),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: Math.round(failed),
        summary: `The device tried port ${port} on about ${String(Math.round(tried))} hosts within ten minutes; ${String(Math.round(failed))} of them did not accept.`,
        isEvidence: flowsOut(flows, ({ responder, transport }) => responder.port === entry.port && transport === 'tcp'),
      }
    })
    return outcomeOf(hits)
  },
}
