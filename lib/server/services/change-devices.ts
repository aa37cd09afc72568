import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { DeviceActDocument, DeviceActRequest } from '@/lib/contracts/device-act'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { badRequest, conflict } from '@/lib/server/errors'
import {
  findDeviceAct,
  insertDeviceAct,
  markDeviceActUndone,
  readDeviceActFailures,
  type DeviceActDetail,
  type DeviceActRecord,
} from '@/lib/server/repositories/device-acts'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { patchOf } from './plan-device-act'
import { requireStored } from './require-stored'
import { beginDeviceAct, gatherStep, takeNamed } from './run-device-acts'
import { checkGroup } from './write-registry'

/** Steps of the fleet that are looked through before the answer: 10,000 devices; the worker looks through the rest. */
const STEPS_GATHERED_AT_ONCE = 10
/** Slices done before the answer: 1,000 devices; the worker does the rest. */
const SLICES_AT_ONCE = 4
const FAILURES_NAMED = 20
const NO_ACT = 'There is no act of this id.'

const requireAct = async (db: Queryable, id: string, isHeld = false): Promise<DeviceActRecord> =>
  requireStored(await findDeviceAct(db, storableText(id), isHeld), NO_ACT)

const stateOf = ({ refusal, finishedAt, gatheredAt }: DeviceActRecord): DeviceActDocument['state'] => {
  if (refusal !== null) return 'refused'
  if (finishedAt !== null) return 'finished'
  return gatheredAt === null ? 'gathering' : 'running'
}

/** How far an act is; 404 when there is none of this id. */
export const readDeviceAct = async (pool: Pool, id: string): Promise<DeviceActDocument> => {
  const act = await requireAct(pool, id)
  const state = stateOf(act)
  const { kind, actor, devices, done, changed, failed, refusal, undoneBy } = act
  return {
    ...{ id: act.id, act: kind, actor, at: toIso(act.at), state, refusal, devices, done, changed, failed },
    canUndo: kind === 'set' && state === 'finished' && undoneBy === null && changed > 0,
    failures: failed === 0 ? [] : await readDeviceActFailures(pool, act.id, FAILURES_NAMED),
  }
}

const begin = async (
  client: PoolClient,
  act: Pick<DeviceActRecord, 'id' | 'kind' | 'actor' | 'at'> & { detail: DeviceActDetail },
): Promise<DeviceActRecord> => {
  await insertDeviceAct(client, act)
  return requireAct(client, act.id)
}

/** Settles which devices are meant as far as that is quickly done; 409 takes everything back when it is not as shown. */
const gather = async (client: PoolClient, begun: DeviceActRecord, at: EpochMs): Promise<void> => {
  let act = begun
  for (let step = 0; step < STEPS_GATHERED_AT_ONCE && act.gatheredAt === null; step += 1) {
    const gathered = await gatherStep(client, act, at)
    if (gathered.refusal !== null) throw conflict(gathered.refusal)
    act = gathered.act
  }
}

const finishedOf = async (pool: Pool, id: string, at: EpochMs): Promise<DeviceActDocument> => {
  await beginDeviceAct(pool, id, SLICES_AT_ONCE, () => at)
  return readDeviceAct(pool, id)
}

/**
 * Sets fields of the registry of some devices, or of all that match a query. Which ones is settled first: where that is
 * quickly done, before this answers, and 409 when they are not as many as whoever acts was shown.
 */
export const actOnDevices = async (
  pool: Pool,
  actor: Actor,
  { ids, all, set }: DeviceActRequest,
  at: EpochMs,
): Promise<DeviceActDocument> => {
  if ((ids === undefined) === (all === undefined)) throw badRequest('Give either ids or all, and not both.')
  const { group } = patchOf(set)
  const id = randomUUID()
  await inTransaction(pool, async (client) => {
    if (group !== undefined) await checkGroup(client, group)
    const detail = { set, ...(all === undefined ? {} : { q: storableText(all.q), count: all.count }) }
    const act = await begin(client, { id, kind: 'set', detail, actor: actor.name, at })
    if (ids === undefined) await gather(client, act, at)
    else await takeNamed(client, act, ids.map(storableText), at)
  })
  return finishedOf(pool, id, at)
}

/** Takes an act back: each device that still stands as the act left it stands as it stood before. */
export const undoDeviceAct = async (pool: Pool, actor: Actor, of: string, at: EpochMs): Promise<DeviceActDocument> => {
  const id = randomUUID()
  await inTransaction(pool, async (client) => {
    const { id: undone, kind, finishedAt, undoneBy, refusal } = await requireAct(client, of, true)
    if (kind === 'undo') throw conflict('An undo is not undone; act anew.')
    if (finishedAt === null) throw conflict('This act is not finished yet.')
    if (refusal !== null) throw conflict('This act changed nothing.')
    if (undoneBy !== null) throw conflict('This act was undone already.')
    const act = await begin(client, { id, kind: 'undo', detail: { of: undone }, actor: actor.name, at })
    await markDeviceActUndone(client, undone, id)
    await gather(client, act, at)
  })
  return finishedOf(pool, id, at)
}
