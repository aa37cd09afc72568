import type { Pool } from 'pg'
import type { DeviceDocument } from '@/lib/contracts/device'
import type { GroupDocument } from '@/lib/contracts/group'
import type { GroupSort } from '@/lib/domain/device-group'
import { toIso } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { readDeviceRows } from '@/lib/server/repositories/device-rows'
import {
  countMembers,
  countScoredGroups,
  findScoredGroup,
  listMembers,
  listScoredGroups,
  type GroupCursor,
  type GroupFilter,
  type RankedMember,
  type ScoredGroup,
} from '@/lib/server/repositories/group-rows'
import { readAncestors, type GroupName } from '@/lib/server/repositories/groups'
import { storableText } from '@/lib/server/repositories/storable'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { deviceDocumentsOf } from './device-documents'
import { parseDeviceQuery } from './device-query'
import { requireStored } from './require-stored'

const documentOf = (group: ScoredGroup, ancestors: readonly GroupName[]): GroupDocument => {
  const { id, name, kind, parentId, query, createdBy, changedBy, children, devices, breach, threat } = group
  return {
    ...{ id, name, kind, parentId, query, createdBy, changedBy, children, devices, breach, threat },
    ancestors: [...ancestors],
    createdAt: toIso(group.createdAt),
    changedAt: toIso(group.changedAt),
  }
}

const documentsOf = async (db: Queryable, groups: readonly ScoredGroup[]): Promise<GroupDocument[]> => {
  const ancestors = await readAncestors(
    db,
    groups.map(({ id }) => id),
  )
  return groups.map((group) => documentOf(group, ancestors.get(group.id) ?? []))
}

/** A group by its id as it stood in an address; null when there is none. */
export const findGroup = (db: Queryable, id: string): Promise<ScoredGroup | null> =>
  findScoredGroup(db, storableText(id))

/** A group by its id; 404 when there is none. */
export const requireGroup = async (db: Queryable, id: string): Promise<ScoredGroup> =>
  requireStored(await findGroup(db, id), `There is no group ${id.slice(0, 80)}.`)

/** One group as the API shows it. */
export const readGroup = async (db: Queryable, id: string): Promise<GroupDocument> => {
  const group = await requireGroup(db, id)
  const ancestors = await readAncestors(db, [group.id])
  return documentOf(group, ancestors.get(group.id) ?? [])
}

const placeOf = (text: string | null, sort: GroupSort): GroupCursor | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [place, id] = key
  if (typeof id !== 'string') throw badCursor()
  if (typeof place !== (sort === 'name' ? 'string' : 'number')) throw badCursor()
  return { place: place as string | number, id }
}

type GroupQuery = GroupFilter & { sort: GroupSort; cursor: string | null; limit: number }

/** A page of groups with their latest scores. */
export const pageGroups = async (
  db: Queryable,
  { sort, cursor, limit, ...given }: GroupQuery,
): Promise<ReturnType<typeof pageOf<GroupDocument>>> => {
  const parent = given.parent === null ? null : storableText(given.parent)
  const filter = { ...given, q: storableText(given.q), parent }
  const groups = await listScoredGroups(db, filter, sort, placeOf(cursor, sort), limit + 1)
  const shown = groups.slice(0, limit)
  const last = groups.length > limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.place, last.id])
  return pageOf(await documentsOf(db, shown), next, await countScoredGroups(db, filter))
}

const memberOf = (text: string | null): RankedMember | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [rank, deviceId] = key
  if (!Number.isInteger(rank) || Math.abs(Number(rank)) > 1_000 || typeof deviceId !== 'string') throw badCursor()
  return { rank: rank as number, deviceId }
}

/** A page of the devices of a group, the most likely breached first; those of groups that lie in it are its own. */
export const pageGroupDevices = async (
  pool: Pool,
  id: string,
  query: { q: string; cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<DeviceDocument>>> => {
  const group = await requireGroup(pool, id)
  const terms = parseDeviceQuery(query.q)
  const members = await listMembers(pool, group.id, terms, memberOf(query.cursor), query.limit + 1)
  const shown = members.slice(0, query.limit)
  const last = members.length > query.limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.rank, last.deviceId])
  const rows = await readDeviceRows(
    pool,
    shown.map(({ deviceId }) => deviceId),
  )
  const total = terms.length === 0 ? group.devices : await countMembers(pool, group.id, terms)
  return pageOf(await deviceDocumentsOf(pool, rows), next, total)
}
