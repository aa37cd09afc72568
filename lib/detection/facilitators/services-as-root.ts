import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'medium' as const

const read = ({ system }: JudgedProfile): ClaimReading => {
  if (system?.servicesAsRoot === undefined) return null
  return system.servicesAsRoot ? [{ subject: '', summary: 'Services that speak to the network run as root.' }] : []
}

export const servicesAsRoot: Rule = {
  id: 'services-as-root',
  kind: 'facilitator',
  title: 'Services run with all rights',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1068', name: 'Exploitation for Privilege Escalation' },
  rationale: 'One flaw in one service is then one of the whole device.',
  source: 'ETSI EN 303 645 provision 5.6-7 (least necessary privileges).',
  remedy: 'Run each service as a user of its own.',
  needs: ['event'],
  enables: ['unexpected-process', 'system-file-change', 'exploit-answered'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
