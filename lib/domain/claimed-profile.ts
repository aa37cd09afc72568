import type { EpochMs } from './time'

export const KEY_TYPES = ['rsa', 'ec', 'ed25519', 'other'] as const

/** A certificate as a device describes it. */
export type ClaimedCertificate = {
  subject: string
  fingerprint: string
  /** When it was issued; absent when the device does not say. */
  notBefore?: EpochMs
  notAfter: EpochMs
  keyType: (typeof KEY_TYPES)[number]
  keyBits: number
  signatureAlgorithm: string
  selfSigned: boolean
  /** Other devices hold the same certificate and key. */
  shared?: boolean
}

export const TLS_VERSIONS = ['none', 'ssl3', '1.0', '1.1', '1.2', '1.3'] as const
export type TlsVersion = (typeof TLS_VERSIONS)[number]

export const CREDENTIALS = ['default', 'shared', 'unique', 'none-required'] as const
export type Credentials = (typeof CREDENTIALS)[number]

export const AUTHENTICATIONS = ['none', 'password', 'key'] as const
export const WIRELESS_SECURITIES = ['open', 'wep', 'wpa', 'wpa2', 'wpa3'] as const
export const KEY_STORAGES = ['plain', 'encrypted', 'hardware'] as const
export const EGRESS_RULES = ['unrestricted', 'restricted'] as const

/** A service a device says it offers. `address` is what it is bound to: an address, an interface or a wildcard. */
export type ClaimedService = {
  transport: 'tcp' | 'udp'
  port: number
  name: string
  address?: string
  authentication?: (typeof AUTHENTICATIONS)[number]
}

/** How a device says it is connected. Exposure and segment are claims: the registry's word and what was seen beat them. */
export type ClaimedNetwork = {
  addresses?: readonly string[]
  interfaces?: readonly { name: string; mac?: string; addresses?: readonly string[] }[]
  resolvers?: readonly string[]
  exposure?: 'internet' | 'site' | 'isolated'
  segment?: string
  egress?: (typeof EGRESS_RULES)[number]
  /** Neighbours on the same network cannot reach it. */
  isolatedFromPeers?: boolean
  /** It asks the router to open ports for it (UPnP IGD, NAT-PMP, PCP). */
  portForwarding?: boolean
  /** It passes packets from one of its networks to another. */
  ipForwarding?: boolean
  wirelessSecurity?: (typeof WIRELESS_SECURITIES)[number]
}

export type ClaimedEncryption = {
  tlsMinimum?: TlsVersion
  tlsVersions?: readonly TlsVersion[]
  ciphers?: readonly string[]
  storageEncrypted?: boolean
  keyStorage?: (typeof KEY_STORAGES)[number]
}

/** Who may sign in on the device itself. */
export type ClaimedLogin = {
  /** Names of the accounts that may sign in; passwords never belong here. */
  accounts?: readonly string[]
  /** Wrong passwords slow down or stop further tries. */
  lockout?: boolean
  rotatedAt?: EpochMs
}

/** What a device may send to and read from a message broker: topic filters. */
export type ClaimedMessaging = { publish?: readonly string[]; subscribe?: readonly string[] }

/**
 * What a device says it is and how it is configured; every part may be missing, and a part that is missing says nothing.
 * A part that is given replaces what was said of it before. A claim never beats an observation.
 */
export type ClaimedProfile = {
  type?: string
  vendor?: string
  model?: string
  firmware?: { version: string; releasedAt: EpochMs | null }
  operatingSystem?: { name: string; version: string; supportEndsAt: EpochMs | null }
  software?: readonly { name: string; version: string }[]
  services?: readonly ClaimedService[]
  network?: ClaimedNetwork
  encryption?: ClaimedEncryption
  certificates?: readonly ClaimedCertificate[]
  credentials?: Credentials
  login?: ClaimedLogin
  updates?: { signed?: boolean; automatic?: boolean; lastCheckedAt?: EpochMs; rollbackProtected?: boolean }
  boot?: { secure: boolean }
  system?: { readOnly?: boolean; servicesAsRoot?: boolean; watchdog?: boolean }
  logging?: { enabled?: boolean; remote?: boolean }
  messaging?: ClaimedMessaging
  safety?: { rateLimited?: boolean; interlock?: boolean }
  debugInterface?: boolean
}
