import { alertHit } from '../alert-hit'
import { NO_ALERTS } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'low' as const

export const inboundAttackAlert: Rule = {
  id: 'inbound-attack-alert',
  kind: 'indicator',
  title: 'A monitor sees it attacked',
  stage: 'initial-access',
  family: 'attacked',
  class: 'ordinary',
  shows: 'attempt',
  severity,
  technique: { id: 'T1190', name: 'Exploit Public-Facing Application' },
  rationale: 'Somebody attacked the device. Being attacked is not being breached; what it does next would tell.',
  source:
    'Suricata etc/classification.config: the classes of attacks; Zeek notices of scans and guesses. Reputation of who knocks weighs nothing: it only says that the internet exists.',
  remedy: 'Close the service to where the attack came from, and update the firmware.',
  needs: ['alert'],
  enables: [],
  evaluate: ({ traffic: { alerts } }) => {
    if (alerts === null) return notAssessed(NO_ALERTS)
    return outcomeOf(alerts.received.map((alert) => alertHit(alert, { severity })))
  },
}
