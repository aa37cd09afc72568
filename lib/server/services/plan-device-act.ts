import type { DeviceSetting } from '@/lib/contracts/device-act'
import type { RegistryPatch } from '@/lib/domain/registry-fields'
import { readRegistryRow } from '@/lib/ingest/registry/registry-row'
import { badRequest } from '@/lib/server/errors'
import type { DeviceActOutcome, FieldChange } from '@/lib/server/repositories/device-acts'
import { readGroups } from '@/lib/server/repositories/groups'
import { readRegistry, type RegistryRecord } from '@/lib/server/repositories/registry'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { PlannedDevice } from './plan-registry'
import { planRegistry, type RegistryPlan } from './write-registry'

const DONE = 'done'
const NO_DEVICE = 'There is no such device.'

/** What an act makes of some devices, and how it goes on each. */
export type DevicePlan = { plan: RegistryPlan; outcomes: DeviceActOutcome[] }

/** What is to be set, read by the same rules as an import; 400 with what cannot be. */
export const patchOf = (set: DeviceSetting): RegistryPatch => {
  const read = readRegistryRow(1, { id: 'any', ...set })
  if ('reject' in read) throw badRequest(`set.${read.reject.column}: ${read.reject.reason}`)
  return read.row.patch
}

/** Merely being spoken of again changes nothing: what stands so already is left alone, whoever said it. */
const isOther = ({ differences }: PlannedDevice): boolean => differences.some(({ field }) => field !== 'origin')

const outcomeOf = (device: PlannedDevice): DeviceActOutcome => {
  if (device.isNew) return { deviceId: device.id, outcome: NO_DEVICE, differences: null }
  return { deviceId: device.id, outcome: DONE, differences: isOther(device) ? device.differences : null }
}

const planned = (plan: RegistryPlan, idOfLine: readonly string[]): DevicePlan => {
  const devices = plan.devices.filter((device) => !device.isNew && isOther(device))
  const rejected = plan.rejects.map(({ line, reason }) => ({
    deviceId: idOfLine[line] ?? '',
    outcome: `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`,
    differences: null,
  }))
  return {
    // Without a device to be put in it a group is not made.
    plan: { ...plan, devices, newGroups: devices.length === 0 ? new Map<string, string>() : plan.newGroups },
    outcomes: [...plan.devices.map(outcomeOf), ...rejected],
  }
}

/** What setting fields makes of some devices. With `isToBeWritten` they are locked, in the order of their ids. */
export const planSetting = async (
  db: Queryable,
  ids: readonly string[],
  patch: RegistryPatch,
  isToBeWritten: boolean,
): Promise<DevicePlan> => {
  const rows = ids.map((id, line) => ({ line, id, patch }))
  return planned(await planRegistry(db, rows, isToBeWritten), ids)
}

type Undo = { deviceId: string; differences: readonly FieldChange[] }

const isStill = (record: RegistryRecord, { differences }: Undo): boolean =>
  differences.every(({ field, after }) => record[field as keyof RegistryRecord] === after)

const undoProblemOf = (
  record: RegistryRecord | undefined,
  undo: Undo,
  groups: ReadonlyMap<string, unknown>,
): string | null => {
  if (record === undefined) return NO_DEVICE
  if (record.mergedInto !== null) return `This device is now ${record.mergedInto}.`
  if (!isStill(record, undo)) return 'It was changed since.'
  const group = undo.differences.find(({ field }) => field === 'group')?.before ?? null
  return group === null || groups.has(group) ? null : `The group it was in, ${group}, is no longer there.`
}

/** How a device came to be known is brought back too, which no row of an import says. */
const withOrigin = (device: PlannedDevice, { differences }: Undo): PlannedDevice => {
  const origin = differences.find(({ field }) => field === 'origin')?.before
  return origin === 'reported' || origin === 'registered' || origin === 'address' ? { ...device, origin } : device
}

/** What bringing back makes of some devices that an act changed; one that somebody changed since is left alone. */
export const planUndo = async (db: Queryable, undos: readonly Undo[]): Promise<DevicePlan> => {
  const ids = undos.map(({ deviceId }) => deviceId)
  const records = await readRegistry(db, ids, true)
  const wanted = undos.flatMap(({ differences }) => differences.filter(({ field }) => field === 'group'))
  const groups = await readGroups(db, [...new Set(wanted.flatMap(({ before }) => before ?? []))])
  const judged = undos.map((undo) => ({ undo, problem: undoProblemOf(records.get(undo.deviceId), undo, groups) }))
  const possible = new Map(judged.flatMap(({ undo, problem }) => (problem === null ? [[undo.deviceId, undo]] : [])))
  const rows = [...possible.values()].map(({ deviceId: id, differences }, line) => {
    const fields = differences.filter(({ field }) => field !== 'origin')
    return { line, id, patch: Object.fromEntries(fields.map(({ field, before }) => [field, before])) }
  })
  const back = planned(
    await planRegistry(db, rows, true),
    rows.map(({ id }) => id),
  )
  const devices = back.plan.devices.map((device) => {
    const undo = possible.get(device.id)
    return undo === undefined ? device : withOrigin(device, undo)
  })
  const failed = judged.flatMap(({ undo: { deviceId }, problem }) =>
    problem === null ? [] : [{ deviceId, outcome: problem, differences: null }],
  )
  return { plan: { ...back.plan, devices }, outcomes: [...back.outcomes, ...failed] }
}
