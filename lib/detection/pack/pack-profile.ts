import {
  CREDENTIALS,
  EGRESS_RULES,
  KEY_STORAGES,
  KEY_TYPES,
  TLS_VERSIONS,
  WIRELESS_SECURITIES,
} from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import type { JudgedCertificate, JudgedProfile, JudgedService } from '../facts/claimed-facts'
import type { ProfileFacts } from '../fold/fold-claim'
import { packChanges, unpackChanges } from './pack-changes'

/** A value, its place in a list of values, or null for one that was not said. */
type Packed = string | number | boolean | null
type Row = readonly Packed[]

/** How a member of a part is packed: as it is, as a place in a list, or as a distance in time. */
type Member = [name: string, how: 'plain' | 'time' | readonly string[]]

/**
 * The parts of a judged profile and their members, in the order of the row. Members are only ever added, at the end of
 * their part, so that rows of an older version can be read.
 */
const PARTS: readonly (readonly [part: string, members: readonly Member[]])[] = [
  [
    'encryption',
    [
      ['tlsMinimum', TLS_VERSIONS],
      ['weakCipher', 'plain'],
      ['storageEncrypted', 'plain'],
      ['keyStorage', KEY_STORAGES],
    ],
  ],
  ['login', [['lockout', 'plain']]],
  [
    'updates',
    [
      ['signed', 'plain'],
      ['automatic', 'plain'],
      ['lastCheckedAt', 'time'],
      ['rollbackProtected', 'plain'],
    ],
  ],
  ['boot', [['secure', 'plain']]],
  [
    'system',
    [
      ['readOnly', 'plain'],
      ['servicesAsRoot', 'plain'],
      ['watchdog', 'plain'],
    ],
  ],
  [
    'logging',
    [
      ['enabled', 'plain'],
      ['remote', 'plain'],
    ],
  ],
  [
    'safety',
    [
      ['rateLimited', 'plain'],
      ['interlock', 'plain'],
    ],
  ],
  [
    'firmware',
    [
      ['version', 'plain'],
      ['releasedAt', 'time'],
    ],
  ],
  [
    'operatingSystem',
    [
      ['name', 'plain'],
      ['supportEndsAt', 'time'],
    ],
  ],
  [
    'network',
    [
      ['egress', EGRESS_RULES],
      ['isolatedFromPeers', 'plain'],
      ['portForwarding', 'plain'],
      ['ipForwarding', 'plain'],
      ['wirelessSecurity', WIRELESS_SECURITIES],
      ['publicAddress', 'plain'],
    ],
  ],
  [
    'messaging',
    [
      ['broadPublish', 'plain'],
      ['broadSubscribe', 'plain'],
    ],
  ],
]

/** Members that are null when the device says that it does not know, unlike those that it leaves out. */
const NULLABLE: ReadonlySet<string> = new Set(['releasedAt', 'supportEndsAt'])

const packMember = (value: Packed | undefined, how: Member[1], base: EpochMs): Packed => {
  if (value === undefined || value === null) return null
  if (how === 'plain') return value
  return how === 'time' ? Number(value) - base : how.indexOf(String(value))
}

const unpackMember = (value: Packed, how: Member[1], base: EpochMs): Packed | undefined => {
  if (value === null || how === 'plain') return value
  return how === 'time' ? Number(value) + base : how[Number(value)]
}

const packPart = (part: Readonly<Record<string, Packed>> | undefined, members: readonly Member[], base: EpochMs) =>
  part === undefined ? null : members.map(([name, how]) => packMember(part[name], how, base))

const unpackPart = (row: Row, members: readonly Member[], base: EpochMs): Record<string, Packed> => {
  const entries = members.flatMap(([name, how], index): [string, Packed][] => {
    const value = unpackMember(row[index] ?? null, how, base)
    return value === undefined || (value === null && !NULLABLE.has(name)) ? [] : [[name, value]]
  })
  return Object.fromEntries(entries)
}

/** Added to a port for what would be fields of their own. */
const UDP = 65_536
const OPEN = 131_072

const packService = ({ transport, port, open }: JudgedService): number =>
  port + (transport === 'udp' ? UDP : 0) + (open ? OPEN : 0)

const unpackService = (packed: number): JudgedService => ({
  transport: packed % OPEN >= UDP ? 'udp' : 'tcp',
  port: packed % UDP,
  open: packed >= OPEN,
})

const packCertificate = (certificate: JudgedCertificate, base: EpochMs) => {
  const { fingerprint, notBefore, notAfter, keyType, keyBits, signatureAlgorithm, selfSigned, shared } = certificate
  const marks = (selfSigned ? 1 : 0) + (shared === undefined ? 0 : shared ? 4 : 2)
  const begins = notBefore === undefined ? null : notBefore - base
  return [fingerprint, begins, notAfter - base, KEY_TYPES.indexOf(keyType), keyBits, signatureAlgorithm, marks] as const
}

const unpackCertificate = (row: ReturnType<typeof packCertificate>, base: EpochMs): JudgedCertificate => {
  const [fingerprint, begins, ends, keyType, keyBits, signatureAlgorithm, marks] = row
  return {
    fingerprint,
    ...(begins === null ? {} : { notBefore: begins + base }),
    notAfter: ends + base,
    keyType: KEY_TYPES[keyType] ?? 'other',
    keyBits,
    signatureAlgorithm,
    selfSigned: marks % 2 === 1,
    ...(marks < 2 ? {} : { shared: marks >= 4 }),
  }
}

/** What a device claims, as a row without names; times are distances from `base`. */
export const packProfile = ({ claimedAt, profile, changes }: ProfileFacts, base: EpochMs) => {
  const parts = profile as Readonly<Record<string, Readonly<Record<string, Packed>> | undefined>>
  return [
    claimedAt - base,
    PARTS.map(([name, members]) => packPart(parts[name], members, base)),
    profile.credentials === undefined ? null : CREDENTIALS.indexOf(profile.credentials),
    profile.debugInterface ?? null,
    profile.services?.map(packService) ?? null,
    profile.certificates?.map((certificate) => packCertificate(certificate, base)) ?? null,
    packChanges(changes, base),
  ] as const
}

/** The claims of a row of `packProfile`. */
export const unpackProfile = (row: ReturnType<typeof packProfile>, base: EpochMs): ProfileFacts => {
  const [claimedAfter, parts, credentials, debugInterface, services, certificates, changes] = row
  const known = PARTS.flatMap(([name, members], index): [string, unknown][] => {
    const packed = parts[index] ?? null
    return packed === null ? [] : [[name, unpackPart(packed, members, base)]]
  })
  const said = credentials === null ? undefined : CREDENTIALS[credentials]
  const profile: JudgedProfile = {
    ...(Object.fromEntries(known) as JudgedProfile),
    ...(said === undefined ? {} : { credentials: said }),
    ...(debugInterface === null ? {} : { debugInterface }),
    ...(services === null ? {} : { services: services.map(unpackService) }),
    ...(certificates === null ? {} : { certificates: certificates.map((packed) => unpackCertificate(packed, base)) }),
  }
  return { claimedAt: claimedAfter + base, profile, changes: unpackChanges(changes, base) }
}
