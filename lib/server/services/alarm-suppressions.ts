import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type {
  SuppressionDocument,
  SuppressionEffect,
  SuppressionEffectRequest,
  SuppressionRequest,
} from '@/lib/contracts/alarm'
import { PREVIEW_DAYS } from '@/lib/domain/alarm'
import { DAY_MS, HOUR_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badRequest, conflict, notFound } from '@/lib/server/errors'
import {
  countLiveSuppressions,
  endSuppression as writeEnd,
  findSuppression,
  insertSuppression,
  listLiveSuppressions,
  readEffect,
  type SuppressionRecord,
} from '@/lib/server/repositories/alarm-suppressions'
import { appendAudit } from '@/lib/server/repositories/audit'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'

/** More would hide a fleet from its owner. */
const SUPPRESSIONS_MAX = 200
const KEYS_SHOWN = 20
/** An effect that was shown longer ago is not one that was looked at. */
const SHOWN_WITHIN_MS = HOUR_MS

/** What a suppression would have hidden in the last 30 days. */
export const suppressionEffect = async (
  db: Queryable,
  { scope, keys, cause }: SuppressionEffectRequest,
  asOf: EpochMs,
): Promise<SuppressionEffect> => {
  const unique = [...new Set(keys.map(storableText))]
  return {
    asOf: toIso(asOf),
    ...(await readEffect(db, { scope, keys: unique, cause }, asOf - PREVIEW_DAYS * DAY_MS, asOf)),
  }
}

const sentenceOf = ({ alarms, devices, attacks }: SuppressionEffect): string =>
  `It would have hidden ${String(alarms)} alarms on ${String(devices)} devices, ${String(attacks)} of them attacks.`

/** The effect must have been shown, and be what it still is as of then. */
const checkEffect = async (client: PoolClient, given: SuppressionRequest, now: EpochMs): Promise<void> => {
  const asOf = Date.parse(given.effect.asOf)
  if (asOf > now || now - asOf > SHOWN_WITHIN_MS) {
    throw badRequest('effect: look at the effect again; the one given was not shown within the last hour.')
  }
  const effect = await suppressionEffect(client, given, asOf)
  const isSame = (['alarms', 'devices', 'attacks'] as const).every((name) => effect[name] === given.effect[name])
  if (!isSame) throw conflict(`effect: not what would be hidden. ${sentenceOf(effect)}`)
}

/** Saves a suppression in the transaction of the act it is part of, and gives its id. */
export const makeSuppression = async (
  client: PoolClient,
  actor: Actor,
  given: SuppressionRequest,
  now: EpochMs,
): Promise<string> => {
  await checkEffect(client, given, now)
  if ((await countLiveSuppressions(client, now)) >= SUPPRESSIONS_MAX) {
    throw conflict(`There are ${String(SUPPRESSIONS_MAX)} suppressions in force; end one first.`)
  }
  const id = randomUUID()
  const { scope, cause, days } = given
  const keys = [...new Set(given.keys.map(storableText))]
  const reason = storableText(given.reason)
  await insertSuppression(client, {
    ...{ id, scope, keys, cause, reason, createdBy: actor.name, createdAt: now, expiresAt: now + days * DAY_MS },
    ...{ endedAt: null, endedBy: null, wouldHide: given.effect.alarms, hidden: 0 },
  })
  const detail = { scope, keys: keys.slice(0, KEYS_SHOWN), keyCount: keys.length, cause, days, reason }
  await appendAudit(client, { at: now, actor: actor.name, action: 'alarm.suppression.create', target: id, detail })
  return id
}

const documentOf = (record: SuppressionRecord): SuppressionDocument => ({
  ...{ id: record.id, scope: record.scope, cause: record.cause, reason: record.reason, hidden: record.hidden },
  keys: record.keys.slice(0, KEYS_SHOWN),
  keyCount: record.keys.length,
  createdBy: record.createdBy,
  createdAt: toIso(record.createdAt),
  expiresAt: toIso(record.expiresAt),
})

/** All suppressions in force; there are at most 200. */
export const listSuppressions = async (pool: Pool, now: EpochMs) => {
  const items = (await listLiveSuppressions(pool, now)).map(documentOf)
  return { items, nextCursor: null, total: items.length }
}

/** Ends a suppression now; the worker then opens what it held and still stands. */
export const endSuppression = (pool: Pool, actor: Actor, id: string, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    if ((await findSuppression(client, id)) === null) throw notFound('There is no suppression of this id.')
    if (!(await writeEnd(client, id, actor.name, at))) throw conflict('This suppression has ended already.')
    await appendAudit(client, { at, actor: actor.name, action: 'alarm.suppression.end', target: id, detail: {} })
  })
