import type { ClaimedCertificate, ClaimedProfile } from '@/lib/domain/observation'
import { inertText } from '@/lib/ingest/inert-text'
import { parseMoment } from '@/lib/ingest/moment'
import type { ProfileInput } from './profile-schema'

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The object without its undefined members, so that what is there is defined: the one place that says so to the types. */
const definedOf = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>

const inert = (text: string): string => inertText(text, 256)

const inertMembers = <T>(value: T): T => {
  if (typeof value === 'string') return inert(value) as T
  if (Array.isArray(value)) return value.map(inertMembers) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inertMembers(member as unknown)])) as T
}

type CertificateInput = NonNullable<ProfileInput['certificates']>[number]

/** A certificate whose end cannot be read says nothing about its end, so it is left out. */
const certificatesOf = (inputs: readonly CertificateInput[]): ClaimedCertificate[] =>
  inputs.flatMap((input) => {
    const notAfter = parseMoment(input.notAfter)
    return notAfter === null ? [] : [{ ...inertMembers(input), notAfter }]
  })

/** The claims of a `config` event with their dates as epoch milliseconds; parts that were left out stay left out. */
export const claimedProfileOf = (input: ProfileInput): ClaimedProfile => {
  const { firmware, certificates, encryption, updates, ...others } = input
  const profile: ClaimedProfile = definedOf(inertMembers(others))
  if (firmware !== undefined) {
    const releasedAt = firmware.releasedAt === null ? null : parseMoment(firmware.releasedAt)
    profile.firmware = { version: inert(firmware.version), releasedAt }
  }
  if (certificates !== undefined) profile.certificates = certificatesOf(certificates)
  if (encryption !== undefined) profile.encryption = definedOf(encryption)
  if (updates !== undefined) profile.updates = definedOf(updates)
  return profile
}
