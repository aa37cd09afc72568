import type { Pool, PoolClient } from 'pg'
import type { GroupChange, GroupDocument, GroupRequest } from '@/lib/contracts/group'
import {
  GROUP_DEPTH_MAX,
  groupIdOf,
  QUERY_GROUPS_MAX,
  STATIC_GROUPS_MAX,
  UNGROUPED,
  type GroupKind,
} from '@/lib/domain/device-group'
import { isSampleName } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import { badRequest, conflict } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { requestWalk } from '@/lib/server/repositories/group-walk'
import {
  countContents,
  countGroups,
  insertGroups,
  lockGroups,
  readAncestors,
  readGroups,
  readHeight,
  removeGroup,
  updateGroup,
  type GroupRecord,
} from '@/lib/server/repositories/groups'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { dependsOnMore, parseDeviceQuery } from './device-query'
import { readGroup, requireGroup } from './read-groups'

const GROUPS_MAX = { static: STATIC_GROUPS_MAX, query: QUERY_GROUPS_MAX } satisfies Record<GroupKind, number>

/** A query that can be asked of a device when it changes; 400 with the sentence that says what is wrong with it. */
const checkedQuery = (query: string): string => {
  const terms = parseDeviceQuery(query)
  if (terms.length === 0) throw badRequest('query: must have at least one term.')
  if (terms.some(dependsOnMore)) {
    throw badRequest(
      'query: a group cannot rest on how long ago something was, nor on other groups it asks for by in:.',
    )
  }
  return storableText(query)
}

/** Whether a group that is `height` groups high may lie in another, itself of id `id`. */
const checkParent = async (client: PoolClient, id: string, parentId: string, height: number): Promise<void> => {
  const parent = (await readGroups(client, [parentId])).get(parentId)
  if (isSampleName(parentId)) throw conflict('A group of the sample fleet holds no other; it goes with it.')
  if (parent === undefined) throw badRequest(`parentId: there is no group ${parentId}.`)
  if (parent.kind === 'query') throw badRequest(`parentId: ${parent.name} is a query group; nothing can lie in it.`)
  const above = (await readAncestors(client, [parentId])).get(parentId) ?? []
  if (parentId === id || above.some((group) => group.id === id)) {
    throw conflict('A group cannot lie in itself or in a group that lies in it.')
  }
  if (above.length + 1 + height > GROUP_DEPTH_MAX) {
    throw conflict(`Groups nest at most ${String(GROUP_DEPTH_MAX)} deep.`)
  }
}

const checkShape = ({ kind, parentId, query }: Pick<GroupRequest, 'kind' | 'parentId' | 'query'>): void => {
  if (kind === 'static' && query !== null) throw badRequest('query: a static group has none.')
  if (kind === 'query' && parentId !== null) throw badRequest('parentId: a query group lies in no other.')
  if (kind === 'query' && query === null) throw badRequest('query: a query group needs one.')
}

/** Makes a group. Its id is made of its name and stays; 409 when there is one of that id. */
export const createGroup = async (
  pool: Pool,
  actor: Actor,
  given: GroupRequest,
  at: EpochMs,
): Promise<GroupDocument> => {
  checkShape(given)
  const { kind, parentId } = given
  const name = storableText(given.name)
  const query = given.query === null ? null : checkedQuery(given.query)
  const id = groupIdOf(name)
  if (id === '') throw badRequest('name: must have a letter or a digit.')
  if (isSampleName(id)) throw badRequest('name: names that begin with sample: are of the sample fleet.')
  await inTransaction(pool, async (client) => {
    if (kind === 'query') await requestWalk(client)
    await lockGroups(client)
    if ((await readGroups(client, [id])).size > 0) throw conflict(`There is a group ${id} already.`)
    if ((await countGroups(client, kind)) >= GROUPS_MAX[kind]) {
      throw conflict(`There are ${String(GROUPS_MAX[kind])} ${kind} groups; no more can be made.`)
    }
    if (parentId !== null) await checkParent(client, id, parentId, 1)
    await insertGroups(client, [{ id, name, kind, parentId, query }], actor.name, at)
    const detail = { name, kind, parentId, query }
    await appendAudit(client, { at, actor: actor.name, action: 'group.create', target: id, detail })
  })
  return readGroup(pool, id)
}

const changed = (group: GroupRecord, { name, parentId, query }: GroupChange): GroupRecord => ({
  ...group,
  name: name === undefined ? group.name : storableText(name),
  parentId: parentId === undefined ? group.parentId : parentId,
  query: query === undefined ? group.query : checkedQuery(query),
})

/** Renames or moves a group or changes its query; its devices are found out by the worker. */
export const changeGroup = async (
  pool: Pool,
  actor: Actor,
  id: string,
  given: GroupChange,
  at: EpochMs,
): Promise<GroupDocument> => {
  await inTransaction(pool, async (client) => {
    // The walk comes first, as in the worker: two that lock the same rows must do so in the same order.
    if (given.parentId !== undefined || given.query !== undefined) await requestWalk(client)
    await lockGroups(client)
    const before = await requireGroup(client, id)
    const after = { ...changed(before, given), changedAt: at, changedBy: actor.name }
    checkShape(after)
    if (after.parentId !== null && after.parentId !== before.parentId) {
      await checkParent(client, id, after.parentId, await readHeight(client, id))
    }
    await updateGroup(client, after)
    const { name, parentId, query } = after
    const detail = {
      name,
      parentId,
      query,
      nameBefore: before.name,
      parentIdBefore: before.parentId,
      queryBefore: before.query,
    }
    await appendAudit(client, { at, actor: actor.name, action: 'group.change', target: id, detail })
  })
  return readGroup(pool, id)
}

/** Removes a group; 409 with what is still in it. */
export const deleteGroup = (pool: Pool, actor: Actor, id: string, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    await requestWalk(client)
    await lockGroups(client)
    const { name, kind } = await requireGroup(client, id)
    if (id === UNGROUPED) throw conflict('This group holds the devices that nobody put in one; it stays.')
    const { devices, groups } = await countContents(client, id)
    if (devices > 0) throw conflict(`${name} still holds ${devices > 10_000 ? 'over 10000' : String(devices)} devices.`)
    if (groups > 0) throw conflict(`${name} still holds ${String(groups)} groups.`)
    await removeGroup(client, id, UNGROUPED)
    await appendAudit(client, { at, actor: actor.name, action: 'group.delete', target: id, detail: { name, kind } })
  })
