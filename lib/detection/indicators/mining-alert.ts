import { alertHit } from '../alert-hit'
import { NO_ALERTS } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const miningAlert: Rule = {
  id: 'mining-alert',
  kind: 'indicator',
  title: 'A monitor recognises mining',
  stage: 'impact',
  family: 'known-bad',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1496', name: 'Resource Hijacking' },
  rationale: 'Devices do not mine coins; whoever makes them do so has taken them over.',
  source: 'Suricata etc/classification.config: coin-mining; ATT&CK T1496. One alert may be a mistake, five are not.',
  remedy: 'Isolate the device and reflash it.',
  needs: ['alert'],
  enables: [],
  evaluate: ({ traffic: { alerts } }) => {
    if (alerts === null) return notAssessed(NO_ALERTS)
    return outcomeOf(alerts.mining.map((alert) => alertHit(alert, { severity })))
  },
}
