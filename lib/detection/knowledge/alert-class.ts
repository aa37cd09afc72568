import type { AlertObservation } from '@/lib/domain/network-record'

/** What an alert says of who acts in it: malware at work, mining, a chat, an attack, or a listed address. */
export type AlertClass = 'malware' | 'mining' | 'chat' | 'attack' | 'listed' | 'break-in'

/**
 * Suricata's categories by what they mean, as etc/classification.config describes them (lower case). What stands in
 * neither list weighs nothing: decoder events (`generic protocol command decode`), `misc activity`, policy, unknown and
 * potentially bad traffic are seen on every network.
 */
const CLASS_BY_CATEGORY: ReadonlyMap<string, AlertClass> = new Map([
  ['a network trojan was detected', 'malware'],
  ['malware command and control activity detected', 'malware'],
  ['domain observed used for c2 detected', 'malware'],
  ['targeted malicious activity was detected', 'malware'],
  ['exploit kit activity detected', 'malware'],
  ['successful credential theft detected', 'malware'],
  ['crypto currency mining activity detected', 'mining'],
  ['attempted user privilege gain', 'attack'],
  ['unsuccessful user privilege gain', 'attack'],
  ['successful user privilege gain', 'attack'],
  ['attempted administrator privilege gain', 'attack'],
  ['successful administrator privilege gain', 'attack'],
  ['attempted information leak', 'attack'],
  ['information leak', 'attack'],
  ['large scale information leak', 'attack'],
  ['attempted denial of service', 'attack'],
  ['denial of service', 'attack'],
  ['detection of a denial of service attack', 'attack'],
  ['detection of a network scan', 'attack'],
  ['executable code was detected', 'attack'],
  ['web application attack', 'attack'],
  ['attempt to login by a default username and password', 'attack'],
  ['an attempted login using a suspicious username was detected', 'attack'],
  // Emerging Threats files its lists of addresses (CINS, DROP, compromised, Tor) under it.
  ['misc attack', 'listed'],
])

/** Notices of Zeek by what they mean (docs.zeek.org, Notice Index; policy/misc/scan); all others weigh nothing. */
const CLASS_BY_NOTICE: readonly (readonly [RegExp, AlertClass])[] = [
  [/^SSH::Login_By_Password_Guesser$/, 'break-in'],
  [/^TeamCymruMalwareHashRegistry::Match$/, 'malware'],
  [/^Scan::/, 'attack'],
  [/^(?:SSH::Password_Guessing|FTP::Bruteforcing|FTP::Site_Exec_Success)$/, 'attack'],
  [/^HTTP::SQL_Injection_Attacker$/, 'attack'],
  [/^Heartbleed::SSL_Heartbeat_Attack/, 'attack'],
  [/^Signatures::(?:Sensitive_Signature|Multiple_Signatures|Multiple_Sig_Responders)$/, 'attack'],
  [/^Intel::Notice$/, 'listed'],
]

/** Rules that only tell the protocol: `ET CHAT IRC ...`, `ET INFO IRC ...`, `GPL CHAT IRC ...` of Emerging Threats. */
const CHAT = /^(?:ETPRO|ET|GPL) (?:CHAT|INFO|POLICY) IRC /

const ofSuricata = (category: string, message: string): AlertClass | null =>
  CLASS_BY_CATEGORY.get(category) ?? (CHAT.test(message) ? 'chat' : null)

const ofZeek = (note: string): AlertClass | null => CLASS_BY_NOTICE.find(([notice]) => notice.test(note))?.[1] ?? null

/**
 * What an alert means; null when it weighs nothing: Suricata's own decoder and stream events (`SURICATA ...`), weirds
 * and anomalies tell of odd packets, which faults make more often than attackers.
 */
export const alertClassOf = ({ engine, category, signature, message }: AlertObservation): AlertClass | null => {
  if (category === 'weird' || category === 'anomaly' || message.startsWith('SURICATA ')) return null
  return engine === 'suricata' ? ofSuricata(category, message) : ofZeek(signature)
}
