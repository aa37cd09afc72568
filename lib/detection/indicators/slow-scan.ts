import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { SLOW_HALF_MS } from '../fold/slow-ports'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Hosts failing on one port within a day from which it is a scan, from which there is no doubt, and of all tried. */
const HOSTS_MIN = 50
const HOSTS_FULL = 200
const SHARE_MIN = 0.7

const severity = 'high' as const

export const slowScan: Rule = {
  id: 'slow-scan',
  kind: 'indicator',
  title: 'Scan of many hosts over a day',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1046', name: 'Network Service Discovery' },
  rationale: 'Who scans slowly wants to stay below the counters of ten minutes; over a day the hosts still add up.',
  source:
    'Argument: fifty hosts on one port that never accept are an order of magnitude above what a hub tries in a day, and seven in ten in vain is no use of a service (Jung et al. 2004: healthy hosts succeed four times in five).',
  remedy: 'Isolate the device, then reflash it: it is looking for others.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows, traffic: { contacts } }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    if (contacts === null) return CLEAR
    const hits = contacts.slowPorts.flatMap((entry) => {
      if (!isWindowOpen(entry.halves, at, SLOW_HALF_MS)) return []
      const counts = countsOfHalves(entry.halves.current, entry.halves.previous, HOSTS_MIN)
      if (counts === null || counts.failed < HOSTS_MIN || counts.failed < SHARE_MIN * counts.tried) return []
      const { tried, failed } = counts
      const port = String(entry.port)
      return {
        subject: `tcp/${port}`,
        confidence: rampConfidence(failed, HOSTS_MIN, HOSTS_FULL, 0.7),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: entry.firstAt,
        lastSeenAt: entry.lastAt,
        count: Math.round(failed),
        summary: `The device tried port ${port} on about ${String(Math.round(tried))} hosts within a day; about ${String(Math.round(failed))} of them never accepted.`,
        isEvidence: flowsOut(flows, ({ responder, transport }) => responder.port === entry.port && transport === 'tcp'),
      }
    })
    return outcomeOf(hits)
  },
}
