import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen } from '../sketch/halves'
import { REQUEST_TYPES } from '../fold/scan-windows'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Hosts asked in ten minutes from which it is a sweep, and from which there is no doubt. */
const HOSTS_MIN = 10
const HOSTS_FULL = 20

const severity = 'high' as const

export const icmpSweep: Rule = {
  id: 'icmp-sweep',
  kind: 'indicator',
  title: 'Sweep for live hosts',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1018', name: 'Remote System Discovery' },
  rationale:
    'A device pings its gateway or its cloud. Asking many hosts whether they are there prepares the next step of an intruder.',
  source:
    'Scan policy of Bro 2.x: first report at 20 hosts. Argument for beginning at 10: a device pings its gateway and a few servers.',
  remedy: 'Isolate the device and find out who uses it.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const sweep = flows.icmpHosts
    if (sweep === null || !isWindowOpen(sweep.halves, at)) return CLEAR
    const tried = countsOfHalves(sweep.halves.current, sweep.halves.previous, HOSTS_MIN)?.tried ?? 0
    if (tried < HOSTS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(tried, HOSTS_MIN, HOSTS_FULL, 0.8),
        severity,
        exposure: 'unknown',
        firstSeenAt: sweep.firstAt,
        lastSeenAt: sweep.lastAt,
        count: Math.round(tried),
        summary: `The device asked about ${String(Math.round(tried))} hosts by ICMP within ten minutes whether they are there.`,
        isEvidence: flowsOut(flows, ({ transport, origin }) => transport === 'icmp' && REQUEST_TYPES.has(origin.port)),
      },
    ])
  },
}
