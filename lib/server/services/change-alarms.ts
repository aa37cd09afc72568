import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { AlarmActDocument, AlarmActRequest } from '@/lib/contracts/alarm'
import { ACT_ALARMS_MAX } from '@/lib/domain/alarm'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { badRequest, conflict, notFound } from '@/lib/server/errors'
import {
  findAct,
  insertAct,
  markUndone,
  readActFailures,
  takeChanged,
  takeIds,
  takeMatching,
  type ActDetail,
  type ActRecord,
} from '@/lib/server/repositories/alarm-acts'
import { matchingIds } from '@/lib/server/repositories/alarm-lists'
import { mayOwn } from '@/lib/server/repositories/alarm-people'
import { holdForUndo } from '@/lib/server/repositories/alarm-suppressions'
import { appendAudit } from '@/lib/server/repositories/audit'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { phaseOf } from './alarm-phase'
import { parseAlarmQuery } from './alarm-query'
import { makeSuppression } from './alarm-suppressions'
import { beginAct } from './run-alarm-acts'

/** Slices done before the answer: 1,000 alarms; the worker does the rest. */
const SLICES_AT_ONCE = 4
const FAILURES_NAMED = 20

const meOf = (actor: Actor): string | null => actor.person?.personId ?? null

const ownerOf = async (client: PoolClient, actor: Actor, owner: string | null | undefined): Promise<ActDetail> => {
  if (owner === undefined) throw badRequest('owner: say who takes care of it: me, the id of a person, or null.')
  const id = owner === 'me' ? meOf(actor) : owner
  if (owner === 'me' && id === null) throw badRequest('owner: a token owns no alarms; name a person.')
  if (id !== null && !(await mayOwn(client, id))) {
    throw badRequest('owner: there is nobody of this id who may take care of alarms.')
  }
  return { ownerId: id }
}

const detailOf = async (
  client: PoolClient,
  actor: Actor,
  { act, owner, reason, suppression }: AlarmActRequest,
  at: EpochMs,
): Promise<ActDetail> => {
  switch (act) {
    case 'assign':
      return ownerOf(client, actor, owner)
    case 'close':
      if (reason === undefined) throw badRequest('reason: say why: attack-handled, expected, wrong or duplicate.')
      return { reason }
    case 'suppress':
      if (suppression === undefined) throw badRequest('suppression: say what is suppressed, why and until when.')
      return { suppressionId: await makeSuppression(client, actor, suppression, at) }
    case 'acknowledge':
    case 'reopen':
      return {}
  }
}

/** Takes all that match; refused when they are not as many as whoever acts was shown. */
const takeAll = async (
  client: PoolClient,
  id: string,
  actor: Actor,
  { q, count }: { q: string; count: number },
): Promise<number> => {
  const terms = parseAlarmQuery(q, meOf(actor))
  if (terms.length === 0) throw badRequest('all.q: an empty query never means all; say which, for instance state:open.')
  const taken = await takeMatching(client, id, matchingIds(phaseOf(terms), terms, 2), ACT_ALARMS_MAX + 1)
  if (taken === count) return taken
  throw conflict(`${String(taken)} alarms match now, not ${String(count)}. Nothing was changed; look at them again.`)
}

const take = async (client: PoolClient, id: string, actor: Actor, { ids, all }: AlarmActRequest): Promise<number> => {
  if ((ids === undefined) === (all === undefined)) throw badRequest('Give either ids or all, and not both.')
  if (ids !== undefined) return takeIds(client, id, ids)
  return all === undefined ? 0 : takeAll(client, id, actor, all)
}

const documentOf = async (pool: Pool, record: ActRecord): Promise<AlarmActDocument> => ({
  ...{ id: record.id, act: record.kind, actor: record.actor, at: toIso(record.at), alarms: record.alarms },
  ...{ done: record.done, failed: record.failed },
  state: record.finishedAt === null ? 'running' : 'finished',
  canUndo: record.kind !== 'undo' && record.undoneBy === null && record.finishedAt !== null && record.done > 0,
  failures: record.failed === 0 ? [] : await readActFailures(pool, record.id, FAILURES_NAMED),
})

/** How far an act is; throws 404 when there is none of this id. */
export const readAct = async (pool: Pool, id: string): Promise<AlarmActDocument> => {
  const record = await findAct(pool, id)
  if (record === null) throw notFound('There is no act of this id.')
  return documentOf(pool, record)
}

/**
 * Acts on some alarms, or on all that match a query. Which ones is settled at once; they are done in slices, the first
 * thousand before this answers.
 */
export const actOnAlarms = async (
  pool: Pool,
  actor: Actor,
  request: AlarmActRequest,
  at: EpochMs,
): Promise<AlarmActDocument> => {
  const id = randomUUID()
  await inTransaction(pool, async (client) => {
    const detail = await detailOf(client, actor, request, at)
    await insertAct(client, { id, kind: request.act, detail, actor: actor.name, at })
    const alarms = await take(client, id, actor, request)
    const told = { alarms, q: request.all?.q ?? null, ids: (request.ids ?? []).slice(0, FAILURES_NAMED), ...detail }
    await appendAudit(client, { at, actor: actor.name, action: `alarm.${request.act}`, target: id, detail: told })
  })
  await beginAct(pool, id, SLICES_AT_ONCE, () => at)
  return readAct(pool, id)
}

/** Takes an act back: each alarm that nobody changed since stands as it stood before. */
export const undoAct = async (pool: Pool, actor: Actor, of: string, at: EpochMs): Promise<AlarmActDocument> => {
  const id = randomUUID()
  await inTransaction(pool, async (client) => {
    const record = await findAct(client, of, true)
    if (record === null) throw notFound('There is no act of this id.')
    if (record.kind === 'undo') throw conflict('An undo is not undone; act anew.')
    if (record.finishedAt === null) throw conflict('This act is not finished yet.')
    if (record.undoneBy !== null) throw conflict('This act was undone already.')
    const { suppressionId } = record.detail
    const detail = { of, ...(suppressionId === undefined ? {} : { suppressionId }) }
    if (suppressionId !== undefined) await holdForUndo(client, suppressionId, actor.name, at)
    await insertAct(client, { id, kind: 'undo', detail, actor: actor.name, at })
    const alarms = await takeChanged(client, id, of)
    await markUndone(client, of, id)
    await appendAudit(client, { at, actor: actor.name, action: 'alarm.undo', target: of, detail: { alarms } })
  })
  await beginAct(pool, id, SLICES_AT_ONCE, () => at)
  return readAct(pool, id)
}
