import type { DeviceProfileDocument } from '@/lib/contracts/profile'
import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import { toIso } from '@/lib/domain/time'

/** Members of a profile that are moments; kept as epoch milliseconds, shown as ISO 8601. */
const MOMENTS = new Set(['releasedAt', 'supportEndsAt', 'notBefore', 'notAfter', 'lastCheckedAt', 'rotatedAt'])
/** Beyond this a number is no moment (ECMAScript 21.4.1.1). */
const MOMENT_MAX = 8.64e15

const shownMember = (name: string, value: unknown): unknown => {
  if (typeof value === 'number') return MOMENTS.has(name) && Math.abs(value) <= MOMENT_MAX ? toIso(value) : value
  if (Array.isArray(value)) return value.map((member: unknown) => shownMember('', member))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shownMember(key, member)]))
}

/** What a device said of itself in the form in which it may be said. */
export const profileDocumentOf = (profile: ClaimedProfile): DeviceProfileDocument['profile'] =>
  // It was read by this very schema; only its moments have another form here.
  shownMember('', profile) as DeviceProfileDocument['profile']
