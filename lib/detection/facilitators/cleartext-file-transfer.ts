import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/21', 'FTP'],
  ['udp/69', 'TFTP'],
  ['tcp/512', 'rexec'],
  ['tcp/513', 'rlogin'],
  ['tcp/514', 'rsh'],
])

const severity = 'medium' as const

export const cleartextFileTransfer: Rule = {
  id: 'cleartext-file-transfer',
  kind: 'facilitator',
  title: 'Files are transferred in clear text',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1040', name: 'Network Sniffing' },
  rationale: 'Passwords and firmware cross the network readable, and TFTP asks for no password at all.',
  source: 'NIST SP 800-123 section 4.2.1 (remove or disable services nobody needs); IANA registry.',
  remedy: 'Use SFTP or HTTPS instead and close the port.',
  needs: ['report', 'flow', 'event'],
  enables: ['system-file-change', 'login-after-failures'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
