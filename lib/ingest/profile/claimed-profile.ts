import type { ClaimedCertificate, ClaimedLogin, ClaimedProfile } from '@/lib/domain/claimed-profile'
import type { EpochMs } from '@/lib/domain/time'
import { inertText } from '@/lib/ingest/inert-text'
import { parseMoment } from '@/lib/ingest/moment'
import type { ProfileInput } from './profile-schema'

/** The same with no member that may be undefined: what is there is defined. */
type Clean<T> = T extends readonly (infer Item)[]
  ? Clean<Item>[]
  : T extends object
    ? { [K in keyof T]: Clean<Exclude<T[K], undefined>> }
    : T

/** All texts made harmless and members without a value left out: the one place that says so to the types. */
const clean = <T>(value: T): Clean<T> => cleanValue(value) as Clean<T>

const cleanValue = (value: unknown): unknown => {
  if (typeof value === 'string') return inertText(value, 256)
  if (Array.isArray(value)) return value.map(cleanValue)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [name, cleanValue(member)]))
}

type Moment = string | number | null | undefined

/** A moment that cannot be read says nothing. */
const momentOf = (given: Moment): EpochMs | null => (given === null || given === undefined ? null : parseMoment(given))

const ifKnown = <Name extends string>(name: Name, at: EpochMs | null): Partial<Record<Name, EpochMs>> =>
  // A computed name widens to string, which the record would not take.
  at === null ? {} : ({ [name]: at } as Record<Name, EpochMs>)

type CertificateInput = NonNullable<ProfileInput['certificates']>[number]

/** A certificate whose end cannot be read says nothing about its end, so it is left out. */
const certificatesOf = (inputs: readonly CertificateInput[]): ClaimedCertificate[] =>
  inputs.flatMap(({ notBefore, notAfter, ...others }) => {
    const end = momentOf(notAfter)
    return end === null ? [] : [{ ...clean(others), ...ifKnown('notBefore', momentOf(notBefore)), notAfter: end }]
  })

const operatingSystemOf = (
  given: NonNullable<ProfileInput['operatingSystem']>,
): NonNullable<ClaimedProfile['operatingSystem']> => {
  if (typeof given === 'string') return { name: clean(given), version: '', supportEndsAt: null }
  const { supportEndsAt, ...others } = given
  return { ...clean(others), supportEndsAt: momentOf(supportEndsAt) }
}

const loginOf = ({ rotatedAt, ...others }: NonNullable<ProfileInput['login']>): ClaimedLogin => ({
  ...clean(others),
  ...ifKnown('rotatedAt', momentOf(rotatedAt)),
})

const updatesOf = ({ lastCheckedAt, ...others }: NonNullable<ProfileInput['updates']>) => ({
  ...clean(others),
  ...ifKnown('lastCheckedAt', momentOf(lastCheckedAt)),
})

/** A device's claims with their moments as epoch milliseconds; parts that were left out stay left out. */
export const claimedProfileOf = (input: ProfileInput): ClaimedProfile => {
  const { firmware, operatingSystem, certificates, login, updates, ...others } = input
  const profile: ClaimedProfile = clean(others)
  if (firmware !== undefined) {
    profile.firmware = { version: clean(firmware.version), releasedAt: momentOf(firmware.releasedAt) }
  }
  if (operatingSystem !== undefined) profile.operatingSystem = operatingSystemOf(operatingSystem)
  if (certificates !== undefined) profile.certificates = certificatesOf(certificates)
  if (login !== undefined) profile.login = loginOf(login)
  if (updates !== undefined) profile.updates = updatesOf(updates)
  return profile
}
