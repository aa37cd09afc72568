import { attackAlert } from './indicators/attack-alert'
import { bareWebRequests } from './indicators/bare-web-requests'
import { beaconing } from './indicators/beaconing'
import { bulkTransfer } from './indicators/bulk-transfer'
import { callBack } from './indicators/call-back'
import { connectionFlood } from './indicators/connection-flood'
import { directMail } from './indicators/direct-mail'
import { dnsTunnel } from './indicators/dns-tunnel'
import { errorBurst } from './indicators/error-burst'
import { exploitAnswered } from './indicators/exploit-answered'
import { failingContacts } from './indicators/failing-contacts'
import { fallbackEndpoints } from './indicators/fallback-endpoints'
import { fetchingTool } from './indicators/fetching-tool'
import { firmwareDowngrade } from './indicators/firmware-downgrade'
import { horizontalScan } from './indicators/horizontal-scan'
import { icmpSweep } from './indicators/icmp-sweep'
import { inboundAttackAlert } from './indicators/inbound-attack-alert'
import { inboundGuessing } from './indicators/inbound-guessing'
import { inboundScan } from './indicators/inbound-scan'
import { injectedCommandReceived } from './indicators/injected-command-received'
import { injectedCommandSent } from './indicators/injected-command-sent'
import { ircChannel } from './indicators/irc-channel'
import { loginAfterFailures } from './indicators/login-after-failures'
import { loginGuessing } from './indicators/login-guessing'
import { longRawChannel } from './indicators/long-raw-channel'
import { malwareAlert } from './indicators/malware-alert'
import { miningAlert } from './indicators/mining-alert'
import { newAccount } from './indicators/new-account'
import { newDestination } from './indicators/new-destination'
import { newListeningPort } from './indicators/new-listening-port'
import { newName } from './indicators/new-name'
import { nxdomainBurst } from './indicators/nxdomain-burst'
import { oddTls } from './indicators/odd-tls'
import { outboundSurge } from './indicators/outbound-surge'
import { packetFlood } from './indicators/packet-flood'
import { payloadDownload } from './indicators/payload-download'
import { peerLogins } from './indicators/peer-logins'
import { rawChannel } from './indicators/raw-channel'
import { relayedSessions } from './indicators/relayed-sessions'
import { reportSilence } from './indicators/report-silence'
import { restartLoop } from './indicators/restart-loop'
import { samePath } from './indicators/same-path'
import { slowScan } from './indicators/slow-scan'
import { systemFileChange } from './indicators/system-file-change'
import { unannouncedFirmware } from './indicators/unannounced-firmware'
import { unansweredBeaconing } from './indicators/unanswered-beaconing'
import { unexpectedProcess } from './indicators/unexpected-process'
import { unnamedDownload } from './indicators/unnamed-download'
import { unnamedFanOut } from './indicators/unnamed-fan-out'
import { unnamedPeers } from './indicators/unnamed-peers'
import { unusualResolver } from './indicators/unusual-resolver'
import { unusualUpload } from './indicators/unusual-upload'
import { verticalScan } from './indicators/vertical-scan'
import { weakenedProtection } from './indicators/weakened-protection'
import { webGuessing } from './indicators/web-guessing'
import type { Rule } from './rule'

/** Every indicator rule, once. The order has no meaning. */
export const INDICATOR_RULES: readonly Rule[] = [
  attackAlert,
  bareWebRequests,
  beaconing,
  bulkTransfer,
  callBack,
  connectionFlood,
  directMail,
  dnsTunnel,
  errorBurst,
  exploitAnswered,
  failingContacts,
  fallbackEndpoints,
  fetchingTool,
  firmwareDowngrade,
  horizontalScan,
  icmpSweep,
  inboundAttackAlert,
  inboundGuessing,
  inboundScan,
  injectedCommandReceived,
  injectedCommandSent,
  ircChannel,
  loginAfterFailures,
  loginGuessing,
  longRawChannel,
  malwareAlert,
  miningAlert,
  newAccount,
  newDestination,
  newListeningPort,
  newName,
  nxdomainBurst,
  oddTls,
  outboundSurge,
  packetFlood,
  payloadDownload,
  peerLogins,
  rawChannel,
  relayedSessions,
  reportSilence,
  restartLoop,
  samePath,
  slowScan,
  systemFileChange,
  unannouncedFirmware,
  unansweredBeaconing,
  unexpectedProcess,
  unnamedDownload,
  unnamedFanOut,
  unnamedPeers,
  unusualResolver,
  unusualUpload,
  verticalScan,
  weakenedProtection,
  webGuessing,
]
