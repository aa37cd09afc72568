import { alertHit } from '../alert-hit'
import { NO_ALERTS } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const attackAlert: Rule = {
  id: 'attack-alert',
  kind: 'indicator',
  title: 'A monitor sees it attack',
  stage: 'lateral-movement',
  family: 'exploit',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1210', name: 'Exploitation of Remote Services' },
  rationale: 'A rule written for an attack matched a connection that the device itself opened.',
  source:
    'Suricata etc/classification.config: attempted and successful privilege gains, web-application-attack, network-scan, denial-of-service and the like; Zeek notices Scan, SSH::Password_Guessing, HTTP::SQL_Injection_Attacker.',
  remedy: 'Look at what the alert names, and isolate the device if nobody runs a test from it.',
  needs: ['alert'],
  enables: [],
  evaluate: ({ traffic: { alerts } }) => {
    if (alerts === null) return notAssessed(NO_ALERTS)
    return outcomeOf(alerts.sent.map((alert) => alertHit(alert, { severity })))
  },
}
