import type { JudgedProfile } from '../facts/claimed-facts'
import { judgeClaim, type ClaimReading } from '../profile-rule'
import type { Rule } from '../rule'

const severity = 'high' as const

const read = ({ debugInterface }: JudgedProfile): ClaimReading => {
  if (debugInterface === undefined) return null
  return debugInterface ? [{ subject: '', summary: 'A debug interface (JTAG, UART or adb) is on.' }] : []
}

export const debugInterface: Rule = {
  id: 'debug-interface',
  kind: 'facilitator',
  title: 'A debug interface is on',
  stage: 'execution',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1059', name: 'Command and Scripting Interpreter' },
  rationale: 'A debug interface runs commands below every other protection.',
  source: 'ETSI EN 303 645 provision 5.6-4 (debug interfaces accessible in the field shall be disabled in software).',
  remedy: 'Turn debug interfaces off in production firmware.',
  needs: ['event'],
  enables: ['unexpected-process', 'system-file-change', 'weakened-protection'],
  evaluate: (facts, at) => judgeClaim(facts, at, { severity }, read),
}
