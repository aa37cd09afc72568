import ipaddr from 'ipaddr.js'
import type {
  ClaimedCertificate,
  ClaimedEncryption,
  ClaimedMessaging,
  ClaimedNetwork,
  ClaimedProfile,
} from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import { boundedText } from '../sketch/bounded-text'
import { weakestCipherOf } from '../knowledge/weak-ciphers'

export type JudgedCertificate = Omit<ClaimedCertificate, 'subject'>

/** A service with what a caller must show there: `open` when that is nothing. */
export type JudgedService = { transport: 'tcp' | 'udp'; port: number; open: boolean }

/** The parts of a claim that rules judge, bounded; the whole of it is kept with the device. */
export type JudgedProfile = Pick<
  ClaimedProfile,
  'credentials' | 'updates' | 'boot' | 'system' | 'logging' | 'safety' | 'debugInterface'
> & {
  firmware?: { version: string; releasedAt: EpochMs | null }
  operatingSystem?: { name: string; supportEndsAt: EpochMs | null }
  /** `weakCipher`: the weakest suite it accepts that is known to be weak; empty when none is. */
  encryption?: Omit<ClaimedEncryption, 'ciphers' | 'tlsVersions'> & { weakCipher?: string }
  login?: { lockout?: boolean }
  /** `publicAddress`: one of its addresses that the internet routes; empty when none is. */
  network?: Pick<
    ClaimedNetwork,
    'egress' | 'isolatedFromPeers' | 'portForwarding' | 'ipForwarding' | 'wirelessSecurity'
  > & {
    publicAddress?: string
  }
  /** The first topic filter of each kind that takes in the topics of others; empty when none does. */
  messaging?: { broadPublish?: string; broadSubscribe?: string }
  services?: readonly JudgedService[]
  certificates?: readonly JudgedCertificate[]
}

export const CERTIFICATES_MAX = 3
export const CLAIMED_SERVICES_MAX = 16
/** A SHA-256 in hex, colons left out; and the usual names of signature algorithms. */
const FINGERPRINT_LENGTH_MAX = 64
const ALGORITHM_LENGTH_MAX = 24
/** Characters kept of names that only stand in a summary. */
const NAME_LENGTH_MAX = 24

const brief = (text: string): string => boundedText(text, NAME_LENGTH_MAX)

/** The object when it says anything, else nothing to spread. */
const part = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  // A computed name widens to string, which the record would not take.
  value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value })

const judgedCertificate = ({ subject, ...certificate }: ClaimedCertificate): JudgedCertificate => ({
  ...certificate,
  fingerprint: certificate.fingerprint.replaceAll(':', '').slice(0, FINGERPRINT_LENGTH_MAX),
  signatureAlgorithm: certificate.signatureAlgorithm.slice(0, ALGORITHM_LENGTH_MAX),
})

/** Certificates that end first are kept. */
const judgedCertificates = (certificates: readonly ClaimedCertificate[]): JudgedCertificate[] =>
  [...certificates]
    .sort((a, b) => a.notAfter - b.notAfter)
    .slice(0, CERTIFICATES_MAX)
    .map(judgedCertificate)

const judgedEncryption = ({ ciphers, tlsVersions, ...encryption }: ClaimedEncryption) => ({
  ...encryption,
  ...part('weakCipher', ciphers && brief(weakestCipherOf(ciphers) ?? '')),
})

/** IPv4 only: devices are given addresses of IPv6 that the internet routes although it cannot reach them. */
const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.parse(address).kind() === 'ipv4' && ipaddr.parse(address).range() === 'unicast'

const judgedNetwork = (network: ClaimedNetwork): NonNullable<JudgedProfile['network']> => {
  const { addresses, egress, isolatedFromPeers, portForwarding, ipForwarding, wirelessSecurity } = network
  return {
    ...part('egress', egress),
    ...part('isolatedFromPeers', isolatedFromPeers),
    ...part('portForwarding', portForwarding),
    ...part('ipForwarding', ipForwarding),
    ...part('wirelessSecurity', wirelessSecurity),
    ...part('publicAddress', addresses && (addresses.find(isPublic) ?? '')),
  }
}

/** A filter that begins with a wildcard, of MQTT or of an AWS policy, takes in what is other devices'. */
const isBroad = (filter: string): boolean => /^(\$aws\/things\/)?[#+*]/.test(filter)

const judgedMessaging = ({ publish, subscribe }: ClaimedMessaging) => ({
  ...part('broadPublish', publish && brief(publish.find(isBroad) ?? '')),
  ...part('broadSubscribe', subscribe && brief(subscribe.find(isBroad) ?? '')),
})

const judgedServices = (services: NonNullable<ClaimedProfile['services']>): JudgedService[] =>
  services
    .slice(0, CLAIMED_SERVICES_MAX)
    .map(({ transport, port, authentication }) => ({ transport, port, open: authentication === 'none' }))

const judgedSystemOf = ({ name, version, supportEndsAt }: NonNullable<ClaimedProfile['operatingSystem']>) => ({
  name: brief(`${name} ${version}`.trim()),
  supportEndsAt,
})

/** How each part of a claim becomes what rules judge. */
const JUDGE = {
  credentials: (given) => given,
  updates: (given) => given,
  boot: (given) => given,
  system: (given) => given,
  logging: (given) => given,
  safety: (given) => given,
  debugInterface: (given) => given,
  login: ({ lockout }) => part('lockout', lockout),
  firmware: ({ version, releasedAt }) => ({ version: brief(version), releasedAt }),
  operatingSystem: judgedSystemOf,
  encryption: judgedEncryption,
  network: judgedNetwork,
  messaging: judgedMessaging,
  services: judgedServices,
  certificates: judgedCertificates,
} satisfies { [Name in keyof JudgedProfile]-?: (given: NonNullable<ClaimedProfile[Name]>) => JudgedProfile[Name] }

/** What rules judge of a claim on top of what was claimed before: a part that is missing says nothing. */
export const judgedProfile = (known: JudgedProfile, claim: ClaimedProfile): JudgedProfile => {
  const parts = Object.entries(JUDGE).flatMap(([name, judge]): [string, unknown][] => {
    const given = claim[name as keyof typeof JUDGE]
    // The table above says that each part goes to the function for it.
    return given === undefined ? [] : [[name, (judge as (part: unknown) => unknown)(given)]]
  })
  return { ...known, ...(Object.fromEntries(parts) as JudgedProfile) }
}
