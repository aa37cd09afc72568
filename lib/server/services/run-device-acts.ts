import type { Pool, PoolClient } from 'pg'
import { ACT_DEVICES_MAX } from '@/lib/domain/device-act'
import type { EpochMs } from '@/lib/domain/time'
import { ProblemError } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  findDeviceAct,
  findUnfinishedDeviceAct,
  finishDeviceAct,
  noteGathered,
  readDeviceActItems,
  refuseDeviceAct,
  takeChangedDevices,
  takeDevices,
  writeDeviceActOutcomes,
  type DeviceActItem,
  type DeviceActRecord,
} from '@/lib/server/repositories/device-acts'
import type { DevicePlace } from '@/lib/server/repositories/device-orders'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { patchOf, planSetting, planUndo } from './plan-device-act'
import { planWalk, walkStep } from './walk-matches'
import { applyRegistry } from './write-registry'

const DEVICES_PER_SLICE = 250
const UNDONE_PER_STEP = 1_000

type Gathered = { taken: number; next: DevicePlace | null }

/** Takes the next devices that are meant: of an undo those that were changed, else those that match. */
const takeNext = async (client: PoolClient, { id, detail, walkedTo }: DeviceActRecord): Promise<Gathered> => {
  if (detail.of !== undefined) {
    const after = walkedTo?.id ?? ''
    const { taken, last } = await takeChangedDevices(client, { id, of: detail.of, after, limit: UNDONE_PER_STEP })
    return { taken, next: last === null ? null : { key: null, id: last } }
  }
  const { ids, next } = await walkStep(client, await planWalk(client, detail.q ?? ''), walkedTo)
  return { taken: await takeDevices(client, id, ids), next }
}

/** Why an act is not done on what was gathered, or null. */
const refusalOf = ({ detail }: DeviceActRecord, devices: number, isOver: boolean): string | null => {
  if (devices > ACT_DEVICES_MAX) {
    return `More than ${ACT_DEVICES_MAX.toLocaleString('en')} devices match now. Nothing was changed; narrow the search.`
  }
  if (!isOver || detail.count === undefined || devices === detail.count) return null
  const counted = `${String(devices)} ${devices === 1 ? 'device matches' : 'devices match'}`
  return `${counted} now, not ${String(detail.count)}. Nothing was changed; look at them again.`
}

/** How an act stands that was settled, in the audit log: what is done, to how many, and how they were chosen. */
const audit = (client: PoolClient, { id, kind, detail, actor, at }: DeviceActRecord, devices: number) => {
  const { set = {}, q = null, of } = detail
  const fields = Object.fromEntries(Object.entries(set).map(([name, value]) => [name, value ?? null]))
  const told = kind === 'undo' ? { devices } : { devices, q, ...fields }
  return appendAudit(client, { at, actor, action: `devices.${kind}`, target: of ?? id, detail: told })
}

/** Gathers a step further; the act as it is then, and why it cannot be done. Who refuses it is the caller. */
export const gatherStep = async (
  client: PoolClient,
  act: DeviceActRecord,
  at: EpochMs,
): Promise<{ act: DeviceActRecord; refusal: string | null }> => {
  const { taken, next } = await takeNext(client, act)
  const devices = act.devices + taken
  const refusal = refusalOf(act, devices, next === null)
  const isOver = next === null && refusal === null
  await noteGathered(client, act.id, { devices, walkedTo: next, isOver, at })
  if (isOver) await audit(client, act, devices)
  return { act: { ...act, devices, walkedTo: next, gatheredAt: isOver ? at : null }, refusal }
}

/** Settles an act on devices that were named one by one. */
export const takeNamed = async (
  client: PoolClient,
  act: DeviceActRecord,
  ids: readonly string[],
  at: EpochMs,
): Promise<void> => {
  const devices = await takeDevices(client, act.id, ids)
  await noteGathered(client, act.id, { devices, walkedTo: null, isOver: true, at })
  await audit(client, act, devices)
}

const planOf = (client: PoolClient, { kind, detail }: DeviceActRecord, items: readonly DeviceActItem[]) => {
  if (kind === 'undo') {
    return planUndo(
      client,
      items.map(({ deviceId, differences }) => ({ deviceId, differences: differences ?? [] })),
    )
  }
  const ids = items.map(({ deviceId }) => deviceId)
  return planSetting(client, ids, patchOf(detail.set ?? {}), true)
}

const doSlice = async (client: PoolClient, act: DeviceActRecord, at: EpochMs): Promise<void> => {
  const items = await readDeviceActItems(client, act.id, DEVICES_PER_SLICE)
  if (items.length > 0) {
    const { plan, outcomes } = await planOf(client, act, items)
    await applyRegistry(client, plan, act.actor, at)
    await writeDeviceActOutcomes(client, act.id, outcomes)
  }
  const isLast = items.length === 0 || act.done + act.failed + items.length >= act.devices
  if (isLast) await finishDeviceAct(client, act.id, at)
}

/** A search that a later version reads no more must not hold up the acts behind it. */
const gatherOrRefuse = async (client: PoolClient, act: DeviceActRecord, at: EpochMs): Promise<string | null> => {
  try {
    return (await gatherStep(client, act, at)).refusal
  } catch (error) {
    if (error instanceof ProblemError) return `${error.detail} Nothing was changed.`
    throw error
  }
}

/** Does the next piece of an act; false when it is finished. Killed in between, it goes on where it was. */
const actStep = (pool: Pool, id: string, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const act = await findDeviceAct(client, id, true)
    if (act === null || act.finishedAt !== null) return false
    if (act.gatheredAt === null) {
      const refusal = await gatherOrRefuse(client, act, at)
      if (refusal !== null) await refuseDeviceAct(client, id, refusal, at)
    } else await doSlice(client, act, at)
    return true
  })

/** Does the first pieces of an act at once, so that an act on few is finished when it is answered. */
export const beginDeviceAct = async (pool: Pool, id: string, steps: number, now: () => EpochMs): Promise<void> => {
  for (let step = 0; step < steps; step += 1) if (!(await actStep(pool, id, now()))) return
}

/** Goes on with acts on many devices until none is left or it is told to end. */
export const runDeviceActs = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  for (let id = await findUnfinishedDeviceAct(pool); id !== null; id = await findUnfinishedDeviceAct(pool)) {
    while (!signal.aborted && (await actStep(pool, id, now()))) continue
    if (signal.aborted) return
  }
}
