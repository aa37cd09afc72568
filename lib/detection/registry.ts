import { cleartextFileTransfer } from './facilitators/cleartext-file-transfer'
import { cleartextMessaging } from './facilitators/cleartext-messaging'
import { defaultCredentials } from './facilitators/default-credentials'
import { expiredCertificate } from './facilitators/expired-certificate'
import { exposedDiscovery } from './facilitators/exposed-discovery'
import { exposedRemoteDebug } from './facilitators/exposed-remote-debug'
import { exposedTelnet } from './facilitators/exposed-telnet'
import { insecureBoot } from './facilitators/insecure-boot'
import { outdatedTls } from './facilitators/outdated-tls'
import { unsignedUpdates } from './facilitators/unsigned-updates'
import { weakCertificate } from './facilitators/weak-certificate'
import { beaconing } from './indicators/beaconing'
import { bulkTransfer } from './indicators/bulk-transfer'
import { connectionFlood } from './indicators/connection-flood'
import { fallbackEndpoints } from './indicators/fallback-endpoints'
import { horizontalScan } from './indicators/horizontal-scan'
import { icmpSweep } from './indicators/icmp-sweep'
import { inboundGuessing } from './indicators/inbound-guessing'
import { inboundScan } from './indicators/inbound-scan'
import { ircChannel } from './indicators/irc-channel'
import { loginAfterFailures } from './indicators/login-after-failures'
import { loginGuessing } from './indicators/login-guessing'
import { longRawChannel } from './indicators/long-raw-channel'
import { newListeningPort } from './indicators/new-listening-port'
import { outboundSurge } from './indicators/outbound-surge'
import { packetFlood } from './indicators/packet-flood'
import { rawChannel } from './indicators/raw-channel'
import { reportSilence } from './indicators/report-silence'
import { restartLoop } from './indicators/restart-loop'
import { systemFileChange } from './indicators/system-file-change'
import { unansweredBeaconing } from './indicators/unanswered-beaconing'
import { unexpectedProcess } from './indicators/unexpected-process'
import { unnamedFanOut } from './indicators/unnamed-fan-out'
import { verticalScan } from './indicators/vertical-scan'
import type { Rule } from './rule'

/** Every rule, once. The order has no meaning. */
export const RULES: readonly Rule[] = [
  beaconing,
  bulkTransfer,
  cleartextFileTransfer,
  cleartextMessaging,
  connectionFlood,
  defaultCredentials,
  expiredCertificate,
  exposedDiscovery,
  exposedRemoteDebug,
  exposedTelnet,
  fallbackEndpoints,
  horizontalScan,
  icmpSweep,
  inboundGuessing,
  inboundScan,
  insecureBoot,
  ircChannel,
  loginAfterFailures,
  loginGuessing,
  longRawChannel,
  newListeningPort,
  outboundSurge,
  outdatedTls,
  packetFlood,
  rawChannel,
  reportSilence,
  restartLoop,
  systemFileChange,
  unansweredBeaconing,
  unexpectedProcess,
  unnamedFanOut,
  unsignedUpdates,
  verticalScan,
  weakCertificate,
]

const RULE_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

/** A rule by its id; null when there is none (a finding of a rule that was since removed). */
export const ruleOf = (id: string): Rule | null => RULE_BY_ID.get(id) ?? null
