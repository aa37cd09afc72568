import { agedCertificate } from './facilitators/aged-certificate'
import { amplifyingService } from './facilitators/amplifying-service'
import { broadMessagingRights } from './facilitators/broad-messaging-rights'
import { cleartextFileTransfer } from './facilitators/cleartext-file-transfer'
import { cleartextMessaging } from './facilitators/cleartext-messaging'
import { cleartextWebAdmin } from './facilitators/cleartext-web-admin'
import { debugInterface } from './facilitators/debug-interface'
import { defaultCredentials } from './facilitators/default-credentials'
import { expiredCertificate } from './facilitators/expired-certificate'
import { exposedDatabase } from './facilitators/exposed-database'
import { exposedDiscovery } from './facilitators/exposed-discovery'
import { exposedFileSharing } from './facilitators/exposed-file-sharing'
import { exposedIndustrialProtocol } from './facilitators/exposed-industrial-protocol'
import { exposedManagementProtocol } from './facilitators/exposed-management-protocol'
import { exposedMediaStream } from './facilitators/exposed-media-stream'
import { exposedRemoteDebug } from './facilitators/exposed-remote-debug'
import { exposedRemoteDesktop } from './facilitators/exposed-remote-desktop'
import { exposedRemoteShell } from './facilitators/exposed-remote-shell'
import { exposedTelnet } from './facilitators/exposed-telnet'
import { flatNetwork } from './facilitators/flat-network'
import { insecureBoot } from './facilitators/insecure-boot'
import { loggingDisabled } from './facilitators/logging-disabled'
import { manualUpdates } from './facilitators/manual-updates'
import { missingInterlock } from './facilitators/missing-interlock'
import { missingLockout } from './facilitators/missing-lockout'
import { missingRateLimit } from './facilitators/missing-rate-limit'
import { outdatedFirmware } from './facilitators/outdated-firmware'
import { outdatedTls } from './facilitators/outdated-tls'
import { passwordlessService } from './facilitators/passwordless-service'
import { plainKeyStorage } from './facilitators/plain-key-storage'
import { portForwarding } from './facilitators/port-forwarding'
import { publicAddress } from './facilitators/public-address'
import { rollbackAllowed } from './facilitators/rollback-allowed'
import { selfSignedCertificate } from './facilitators/self-signed-certificate'
import { servicesAsRoot } from './facilitators/services-as-root'
import { sharedCertificate } from './facilitators/shared-certificate'
import { staleUpdates } from './facilitators/stale-updates'
import { unencryptedStorage } from './facilitators/unencrypted-storage'
import { unrestrictedEgress } from './facilitators/unrestricted-egress'
import { unsignedUpdates } from './facilitators/unsigned-updates'
import { unsupportedOperatingSystem } from './facilitators/unsupported-operating-system'
import { weakCertificate } from './facilitators/weak-certificate'
import { weakCiphers } from './facilitators/weak-ciphers'
import { weakWireless } from './facilitators/weak-wireless'
import { writableSystem } from './facilitators/writable-system'
import { beaconing } from './indicators/beaconing'
import { bulkTransfer } from './indicators/bulk-transfer'
import { connectionFlood } from './indicators/connection-flood'
import { errorBurst } from './indicators/error-burst'
import { fallbackEndpoints } from './indicators/fallback-endpoints'
import { firmwareDowngrade } from './indicators/firmware-downgrade'
import { horizontalScan } from './indicators/horizontal-scan'
import { icmpSweep } from './indicators/icmp-sweep'
import { inboundGuessing } from './indicators/inbound-guessing'
import { inboundScan } from './indicators/inbound-scan'
import { ircChannel } from './indicators/irc-channel'
import { loginAfterFailures } from './indicators/login-after-failures'
import { loginGuessing } from './indicators/login-guessing'
import { longRawChannel } from './indicators/long-raw-channel'
import { newAccount } from './indicators/new-account'
import { newListeningPort } from './indicators/new-listening-port'
import { outboundSurge } from './indicators/outbound-surge'
import { packetFlood } from './indicators/packet-flood'
import { rawChannel } from './indicators/raw-channel'
import { reportSilence } from './indicators/report-silence'
import { restartLoop } from './indicators/restart-loop'
import { systemFileChange } from './indicators/system-file-change'
import { unannouncedFirmware } from './indicators/unannounced-firmware'
import { unansweredBeaconing } from './indicators/unanswered-beaconing'
import { unexpectedProcess } from './indicators/unexpected-process'
import { unnamedFanOut } from './indicators/unnamed-fan-out'
import { verticalScan } from './indicators/vertical-scan'
import { weakenedProtection } from './indicators/weakened-protection'
import type { Rule } from './rule'

/** Every rule, once. The order has no meaning. */
export const RULES: readonly Rule[] = [
  agedCertificate,
  amplifyingService,
  beaconing,
  broadMessagingRights,
  bulkTransfer,
  cleartextFileTransfer,
  cleartextMessaging,
  cleartextWebAdmin,
  connectionFlood,
  debugInterface,
  defaultCredentials,
  errorBurst,
  expiredCertificate,
  exposedDatabase,
  exposedDiscovery,
  exposedFileSharing,
  exposedIndustrialProtocol,
  exposedManagementProtocol,
  exposedMediaStream,
  exposedRemoteDebug,
  exposedRemoteDesktop,
  exposedRemoteShell,
  exposedTelnet,
  fallbackEndpoints,
  firmwareDowngrade,
  flatNetwork,
  horizontalScan,
  icmpSweep,
  inboundGuessing,
  inboundScan,
  insecureBoot,
  ircChannel,
  loggingDisabled,
  loginAfterFailures,
  loginGuessing,
  longRawChannel,
  manualUpdates,
  missingInterlock,
  missingLockout,
  missingRateLimit,
  newAccount,
  newListeningPort,
  outboundSurge,
  outdatedFirmware,
  outdatedTls,
  packetFlood,
  passwordlessService,
  plainKeyStorage,
  portForwarding,
  publicAddress,
  rawChannel,
  reportSilence,
  restartLoop,
  rollbackAllowed,
  selfSignedCertificate,
  servicesAsRoot,
  sharedCertificate,
  staleUpdates,
  systemFileChange,
  unannouncedFirmware,
  unansweredBeaconing,
  unencryptedStorage,
  unexpectedProcess,
  unnamedFanOut,
  unrestrictedEgress,
  unsignedUpdates,
  unsupportedOperatingSystem,
  verticalScan,
  weakCertificate,
  weakCiphers,
  weakWireless,
  weakenedProtection,
  writableSystem,
]

const RULE_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

/** A rule by its id; null when there is none (a finding of a rule that was since removed). */
export const ruleOf = (id: string): Rule | null => RULE_BY_ID.get(id) ?? null
