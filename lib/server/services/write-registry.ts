import { STATIC_GROUPS_MAX } from '@/lib/domain/device-group'
import type { EpochMs } from '@/lib/domain/time'
import type { RegistryReject, RegistryRow } from '@/lib/ingest/registry/registry-row'
import { badRequest } from '@/lib/server/errors'
import { insertEmptyScores } from '@/lib/server/repositories/births'
import { addChanges } from '@/lib/server/repositories/changes'
import { countGroups, insertGroups, lockGroups, readGroups } from '@/lib/server/repositories/groups'
import { readRegistry, writeRegistry } from '@/lib/server/repositories/registry'
import { requestRejudge } from '@/lib/server/repositories/rejudge-requests'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { GroupBook, planDevice, type PlannedDevice } from './plan-registry'

/** What rows make of the registry. `before` is what it said of each device, for the digest of an import. */
export type RegistryPlan = { devices: PlannedDevice[]; rejects: RegistryReject[]; newGroups: Map<string, string> }

/** Scores rest on where a device can be reached, and on its neighbours. */
const JUDGED_FIELDS = new Set(['exposure', 'segment', 'group'])

const bookOf = async (db: Queryable, rows: readonly RegistryRow[], isToBeWritten: boolean): Promise<GroupBook> => {
  const names = new Set(rows.flatMap(({ patch }) => (patch.group === undefined ? [] : [patch.group])))
  if (names.size === 0) return new GroupBook(new Map(), 0)
  const ids = [...names].flatMap((name) => GroupBook.idsOf(name))
  let known = await readGroups(db, ids)
  const isMissing = [...names].some((name) => !GroupBook.idsOf(name).some((id) => known.has(id)))
  if (isMissing && isToBeWritten) {
    await lockGroups(db)
    known = await readGroups(db, ids)
  }
  const room = isMissing ? Math.max(0, STATIC_GROUPS_MAX - (await countGroups(db, 'static'))) : 0
  return new GroupBook(known, room)
}

/** Whether devices can be put in a group of this name, which may have to be made; throws 400 with why not. */
export const checkGroup = async (db: Queryable, name: string): Promise<void> => {
  const known = await readGroups(db, GroupBook.idsOf(name))
  const resolved = new GroupBook(known, known.size > 0 ? 0 : STATIC_GROUPS_MAX).resolve(name)
  if ('problem' in resolved) throw badRequest(`set.group: ${resolved.problem}.`)
}

/** What rows would make of the registry. With `isToBeWritten` the devices are locked, in the order of their ids. */
export const planRegistry = async (
  db: Queryable,
  rows: readonly RegistryRow[],
  isToBeWritten: boolean,
): Promise<RegistryPlan> => {
  const groups = await bookOf(db, rows, isToBeWritten)
  const ids = rows.map(({ id }) => id)
  const current = await readRegistry(db, ids, isToBeWritten)
  const plan: RegistryPlan = { devices: [], rejects: [], newGroups: groups.made }
  for (const row of rows) {
    const planned = planDevice(row, current.get(row.id), groups)
    if ('device' in planned) plan.devices.push(planned.device)
    else plan.rejects.push(planned.reject)
  }
  return plan
}

/** Writes what was planned: new groups, the devices, and what must follow from it. */
export const applyRegistry = async (db: Queryable, plan: RegistryPlan, by: string, at: EpochMs): Promise<void> => {
  const made = [...plan.newGroups].map(([id, name]) => ({
    id,
    name,
    kind: 'static' as const,
    parentId: null,
    query: null,
  }))
  await insertGroups(db, made, by, at)
  const changed = plan.devices.filter(({ differences }) => differences.length > 0)
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  await writeRegistry(db, changed, at)
  await insertEmptyScores(db, ids, at)
  const judged = changed.filter(
    ({ isNew, differences }) => !isNew && differences.some(({ field }) => JUDGED_FIELDS.has(field)),
  )
  await requestRejudge(
    db,
    judged.map(({ id, exposureBefore }) => ({ deviceId: id, exposureBefore })),
    at,
  )
  await addChanges(db, ids, at)
}
