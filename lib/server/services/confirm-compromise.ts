import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { CompromiseDocument } from '@/lib/contracts/compromise'
import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { conflict } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import {
  closeCompromise,
  insertCompromise,
  lockDevice,
  readCompromises,
  type CompromiseRecord,
} from '@/lib/server/repositories/compromises'
import { markJudged } from '@/lib/server/repositories/judgements'
import { requestRelatedRejudge } from '@/lib/server/repositories/rejudge-requests'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { rejudgeNow } from './rejudge-devices'

/** Until then the one who confirmed may take a slip back. */
const TAKE_BACK_MS = 10 * MINUTE_MS
const SHOWN_MAX = 20

const documentOf = ({ deviceId: _, ...record }: CompromiseRecord) => ({
  ...record,
  at: toIso(record.at),
  closedAt: record.closedAt === null ? null : toIso(record.closedAt),
})

/** What people say and said of a device being compromised. */
export const readCompromise = async (db: Queryable, deviceId: string): Promise<CompromiseDocument> => {
  const records = await readCompromises(db, deviceId, SHOWN_MAX + 1)
  const open = records.find(({ closedAt }) => closedAt === null)
  return {
    deviceId,
    open: open === undefined ? null : documentOf(open),
    takeBackUntil: open === undefined ? null : toIso(open.at + TAKE_BACK_MS),
    past: records
      .filter(({ closedAt }) => closedAt !== null)
      .slice(0, SHOWN_MAX)
      .map(documentOf),
  }
}

/** Does something to a device in one transaction, has it scored anew, and says how it stands. */
const act = async (
  pool: Pool,
  deviceId: string,
  now: EpochMs,
  work: (client: PoolClient, open: CompromiseRecord | null) => Promise<void>,
): Promise<CompromiseDocument> => {
  await inTransaction(pool, async (client) => {
    await lockDevice(client, deviceId)
    const records = await readCompromises(client, deviceId, 1)
    await work(client, records.find(({ closedAt }) => closedAt === null) ?? null)
    await requestRelatedRejudge(client, [deviceId], now)
  })
  await rejudgeNow(pool, deviceId, now)
  return readCompromise(pool, deviceId)
}

/** Says that a device is compromised; 409 when somebody says so already. */
export const confirmCompromise = (
  pool: Pool,
  actor: Actor,
  deviceId: string,
  given: string,
  at: EpochMs,
): Promise<CompromiseDocument> =>
  act(pool, deviceId, at, async (client, open) => {
    if (open !== null) throw conflict(`${open.by} confirmed it already, at ${toIso(open.at)}.`)
    const reason = storableText(given)
    await insertCompromise(client, { id: randomUUID(), deviceId, reason, by: actor.name, at })
    await markJudged(client, deviceId)
    const detail = { reason }
    await appendAudit(client, { at, actor: actor.name, action: 'compromise.confirm', target: deviceId, detail })
  })

const requireOpen = (open: CompromiseRecord | null): CompromiseRecord => {
  if (open === null) throw conflict('Nobody says that this device is compromised.')
  return open
}

/** Says that a device is healed: a person, and another one than who confirmed. It stays in the device's history. */
export const healCompromise = (
  pool: Pool,
  actor: Actor,
  deviceId: string,
  given: string,
  at: EpochMs,
): Promise<CompromiseDocument> =>
  act(pool, deviceId, at, async (client, found) => {
    const open = requireOpen(found)
    if (actor.kind !== 'person') throw conflict('Only a person who signed in can say that a device is healed.')
    if (actor.name === open.by) {
      throw conflict('You confirmed the compromise; somebody else must look and say that the device is healed.')
    }
    const reason = storableText(given)
    await closeCompromise(client, open.id, { by: actor.name, at, reason, isSlip: false })
    const detail = { reason, confirmedBy: open.by, confirmedAt: toIso(open.at) }
    await appendAudit(client, { at, actor: actor.name, action: 'compromise.heal', target: deviceId, detail })
  })

/** Takes a slip back; no history is left in the scores, the audit log keeps it. */
export const takeBackCompromise = (
  pool: Pool,
  actor: Actor,
  deviceId: string,
  at: EpochMs,
): Promise<CompromiseDocument> =>
  act(pool, deviceId, at, async (client, found) => {
    const open = requireOpen(found)
    if (actor.name !== open.by) throw conflict(`${open.by} confirmed it; say that the device is healed instead.`)
    if (at > open.at + TAKE_BACK_MS) {
      throw conflict('It was confirmed more than 10 minutes ago; somebody else must say that the device is healed.')
    }
    await closeCompromise(client, open.id, { by: actor.name, at, reason: null, isSlip: true })
    const detail = { confirmedAt: toIso(open.at) }
    await appendAudit(client, { at, actor: actor.name, action: 'compromise.take-back', target: deviceId, detail })
  })
