import type { Pool } from 'pg'
import type { DeviceProfileDocument, ProfileDifferenceDocument, ProfileVersionDocument } from '@/lib/contracts/profile'
import type { ClaimedProfile } from '@/lib/domain/claimed-profile'
import { differenceOfProfiles } from '@/lib/domain/profile-difference'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import {
  countProfileVersions,
  findProfileAt,
  listProfileVersions,
  type ProfileVersion,
} from '@/lib/server/repositories/device-profiles'
import { readRegistry } from '@/lib/server/repositories/registry'
import { profileDocumentOf } from './profile-document'
import { requireStored } from './require-stored'

/** Values that a difference names; a device may claim some thousand. */
const CHANGES_MAX = 1_000

const versionDocumentOf = ({ version, at, receivedAt, source, hash }: ProfileVersion) => ({
  version,
  at: toIso(at),
  receivedAt: toIso(receivedAt),
  source,
  hash,
})

const comparisonOf = (
  field: 'exposure' | 'segment',
  registry: string | null,
  claimed: string | null,
): DeviceProfileDocument['comparison'][number] => ({
  field,
  registry,
  claimed,
  agrees: registry === null || claimed === null ? null : registry === claimed,
})

/** What a device says of itself, and what the registry says of the same. */
export const readProfile = async (pool: Pool, deviceId: string): Promise<DeviceProfileDocument> => {
  const record = requireStored(
    (await readRegistry(pool, [deviceId], false)).get(deviceId),
    `There is no device ${deviceId}.`,
  )
  const [latest] = await listProfileVersions(pool, deviceId, null, 1)
  const profile: ClaimedProfile = latest?.profile ?? {}
  const { group, site, exposure, segment } = record
  return {
    deviceId,
    latest: latest === undefined ? null : versionDocumentOf(latest),
    profile: profileDocumentOf(profile),
    comparison: [
      comparisonOf('exposure', exposure, profile.network?.exposure ?? null),
      comparisonOf('segment', segment, profile.network?.segment ?? null),
    ],
    registry: { group, site, exposure, segment },
  }
}

/** Parts in which two profiles differ. Both come from jsonb, so equal parts have equal text. */
const changedParts = (before: ClaimedProfile, after: ClaimedProfile): string[] => {
  const old = new Map(Object.entries(before).map(([part, value]) => [part, JSON.stringify(value)]))
  const now = new Map(Object.entries(after).map(([part, value]) => [part, JSON.stringify(value)]))
  return [...new Set([...old.keys(), ...now.keys()])].filter((part) => old.get(part) !== now.get(part)).sort()
}

/** Before which version a page begins; a version is an integer of 32 bits. */
const versionOf = (cursor: string | null): number | null => {
  const [version = null] = decodeCursor(cursor) ?? []
  if (version === null) return null
  if (typeof version !== 'number' || version !== Math.trunc(version) || Math.abs(version) >= 2 ** 31) throw badCursor()
  return version
}

/** A page of the versions of what a device said of itself, the latest first. */
export const pageProfiles = async (
  pool: Pool,
  deviceId: string,
  cursor: string | null,
  limit: number,
): Promise<ReturnType<typeof pageOf<ProfileVersionDocument>>> => {
  const before = versionOf(cursor)
  const versions = await listProfileVersions(pool, deviceId, before, limit + 1)
  const shown = versions.slice(0, limit)
  const last = versions.length > limit ? shown.at(-1) : undefined
  const items = shown.map((version, index) => {
    const parts = changedParts(versions[index + 1]?.profile ?? {}, version.profile)
    return { ...versionDocumentOf(version), changedParts: parts }
  })
  const next = last === undefined ? null : encodeCursor([last.version])
  return pageOf(items, next, await countProfileVersions(pool, deviceId))
}

/** What a device said of itself otherwise at one time than at another. */
export const compareProfiles = async (
  pool: Pool,
  deviceId: string,
  from: EpochMs,
  to: EpochMs,
): Promise<ProfileDifferenceDocument> => {
  const before = await findProfileAt(pool, deviceId, from)
  const after = await findProfileAt(pool, deviceId, to)
  const changes = differenceOfProfiles(
    profileDocumentOf(before?.profile ?? {}),
    profileDocumentOf(after?.profile ?? {}),
  )
  return {
    deviceId,
    from: before === null ? null : versionDocumentOf(before),
    to: after === null ? null : versionDocumentOf(after),
    changes: changes.slice(0, CHANGES_MAX),
  }
}
