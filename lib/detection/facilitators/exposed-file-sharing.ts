import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/445', 'SMB'],
  ['tcp/139', 'NetBIOS'],
  ['tcp/2049', 'NFS'],
  ['tcp/548', 'AFP'],
  ['tcp/873', 'rsync'],
])

const severity = 'medium' as const

export const exposedFileSharing: Rule = {
  id: 'exposed-file-sharing',
  kind: 'facilitator',
  title: 'Shared folders are reachable',
  stage: 'lateral-movement',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1021.002', name: 'Remote Services: SMB/Windows Admin Shares' },
  rationale: 'Worms move from device to device through shared folders, and files put there are run elsewhere.',
  source: 'Microsoft security bulletin MS17-010 (SMB); IANA registry.',
  remedy: 'Turn sharing off, or let only its clients reach it and require signing.',
  needs: ['report', 'flow', 'event'],
  enables: ['horizontal-scan', 'login-guessing', 'bulk-transfer'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
