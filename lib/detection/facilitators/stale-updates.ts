import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'low' as const

/** Device vendors publish monthly; a device that asks daily never comes near. */
const STALE_MS = 30 * DAY_MS

const read = ({ updates }: JudgedProfile, at: EpochMs): ClaimReading => {
  if (updates?.lastCheckedAt === undefined) return null
  const { lastCheckedAt } = updates
  if (at - lastCheckedAt < STALE_MS) return []
  return [{ subject: '', summary: `It last asked for updates on ${toIso(lastCheckedAt).slice(0, 10)}.` }]
}

export const staleUpdates: Rule = {
  id: 'stale-updates',
  kind: 'facilitator',
  title: 'No look for updates for a month',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1562.001', name: 'Impair Defenses: Disable or Modify Tools' },
  rationale: 'A device that no longer asks gets no fix; malware also blocks the update server.',
  source:
    'ETSI EN 303 645 provision 5.3-5 (check after initialisation and then periodically). The 30 days are an argument.',
  remedy: 'Find out why it does not ask: network, name, or somebody who does not want it to.',
  needs: ['event'],
  enables: ['system-file-change', 'exploit-answered'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
