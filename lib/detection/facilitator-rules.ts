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
import type { Rule } from './rule'

/** Every facilitator rule, once. The order has no meaning. */
export const FACILITATOR_RULES: readonly Rule[] = [
  agedCertificate,
  amplifyingService,
  broadMessagingRights,
  cleartextFileTransfer,
  cleartextMessaging,
  cleartextWebAdmin,
  debugInterface,
  defaultCredentials,
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
  flatNetwork,
  insecureBoot,
  loggingDisabled,
  manualUpdates,
  missingInterlock,
  missingLockout,
  missingRateLimit,
  outdatedFirmware,
  outdatedTls,
  passwordlessService,
  plainKeyStorage,
  portForwarding,
  publicAddress,
  rollbackAllowed,
  selfSignedCertificate,
  servicesAsRoot,
  sharedCertificate,
  staleUpdates,
  unencryptedStorage,
  unrestrictedEgress,
  unsignedUpdates,
  unsupportedOperatingSystem,
  weakCertificate,
  weakCiphers,
  weakWireless,
  writableSystem,
]
