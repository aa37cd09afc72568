import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { WebhookDelivery, WebhookMade, WebhookRequest, WebhookSettings } from '@/lib/contracts/webhook'
import { ALARM_SEVERITIES } from '@/lib/domain/alarm'
import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { readEnvironment } from '@/lib/server/env'
import { badRequest, notFound } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { inTransaction } from '@/lib/server/repositories/transaction'
import {
  countDeliveries,
  deleteWebhook,
  findWebhook,
  insertTest,
  listDeliveries,
  writeWebhook,
  type DeliveryRecord,
} from '@/lib/server/repositories/webhooks'
import { checkTarget, webhookUrlProblem, WebhookRefusal } from '@/lib/server/webhook/post-webhook'
import type { Actor } from './actor'
import { sendDelivery } from './deliver-webhook'
import { deliveryOf } from './queue-notices'

const SECRET_PREFIX = 'whsec_'
const SECRET_BYTES = 32

const documentOf = (record: DeliveryRecord): WebhookDelivery => ({
  ...{ id: record.id, kind: record.kind, alarms: record.alarms, state: record.state, tries: record.tries },
  madeAt: toIso(record.madeAt),
  nextTryAt: record.state === 'waiting' ? toIso(record.nextTryAt) : null,
  lastTryAt: record.lastTryAt === null ? null : toIso(record.lastTryAt),
  ...{ lastStatus: record.lastStatus, lastProblem: record.lastProblem },
})

/** Where the console tells of alarms, without the secret. */
export const readWebhook = async (pool: Pool): Promise<WebhookSettings> => {
  const webhook = await findWebhook(pool)
  const { waiting } = await countDeliveries(pool, TOTAL_EXACT_MAX)
  if (webhook === null) return { webhook: null, waiting }
  const { url, severities, changedAt, changedBy } = webhook
  return { webhook: { url, severities, changedAt: toIso(changedAt), changedBy }, waiting }
}

/** An address that may be told, now at least; it is asked again at each sending. */
const checkedUrl = async (text: string): Promise<string> => {
  const problem = webhookUrlProblem(text)
  if (problem !== null) throw badRequest(`url: ${problem}.`)
  const url = new URL(text)
  await checkTarget(url, readEnvironment().VEDETTE_WEBHOOK_ALLOW).catch((error: unknown) => {
    throw error instanceof WebhookRefusal ? badRequest(`url: ${error.message}`) : error
  })
  return url.href
}

/** What the audit log keeps of an address: paths of chat services are as good as passwords. */
const hostOf = (url: string): string => new URL(url).host

/** Sets the webhook. Another address gets another secret, so that no receiver can speak for the one before. */
export const saveWebhook = async (
  pool: Pool,
  actor: Actor,
  given: WebhookRequest,
  at: EpochMs,
): Promise<WebhookMade> => {
  const url = await checkedUrl(given.url)
  const severities = ALARM_SEVERITIES.filter((severity) => given.severities.includes(severity))
  const secret = await inTransaction(pool, async (client) => {
    const before = await findWebhook(client)
    const made = before?.url === url ? null : `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`
    const kept = made ?? before?.secret ?? ''
    await writeWebhook(client, { url, severities, secret: kept, changedAt: at, changedBy: actor.name })
    const detail = { host: hostOf(url), severities, newSecret: made !== null }
    await appendAudit(client, { at, actor: actor.name, action: 'webhook.set', target: 'webhook', detail })
    return made
  })
  return { ...(await readWebhook(pool)), secret }
}

/** Takes the webhook away; throws 404 when there is none. */
export const removeWebhook = (pool: Pool, actor: Actor, at: EpochMs): Promise<void> =>
  inTransaction(pool, async (client) => {
    if (!(await deleteWebhook(client))) throw notFound('There is no webhook.')
    await appendAudit(client, { at, actor: actor.name, action: 'webhook.remove', target: 'webhook', detail: {} })
  })

/** Sends a document without alarms now, once, and says how it went. */
export const testWebhook = async (pool: Pool, actor: Actor, at: EpochMs): Promise<WebhookDelivery> => {
  const webhook = await findWebhook(pool)
  if (webhook === null) throw notFound('There is no webhook to send a test to.')
  const test = deliveryOf('test', [], at)
  await inTransaction(pool, async (client) => {
    // Taken already: the worker leaves it alone while it is sent from here.
    await insertTest(client, test, at, at + MINUTE_MS)
    await appendAudit(client, { at, actor: actor.name, action: 'webhook.test', target: 'webhook', detail: {} })
  })
  const delivery = { id: test.id, body: test.body, tries: 1, madeAt: at }
  const allow = readEnvironment().VEDETTE_WEBHOOK_ALLOW
  const { state, status, problem, nextTryAt } = await sendDelivery(pool, webhook, delivery, allow, () => at)
  return documentOf({
    ...{ id: test.id, kind: 'test', alarms: 0, madeAt: at, state, tries: 1, nextTryAt, lastTryAt: at },
    ...{ lastStatus: status, lastProblem: problem },
  })
}

const afterOf = (cursor: string | null): { madeAt: EpochMs; id: string } | null => {
  const key = decodeCursor(cursor)
  if (key === null) return null
  const [madeAt, id] = key
  if (typeof madeAt === 'number' && typeof id === 'string' && !id.includes('\0')) return { madeAt, id }
  throw badCursor()
}

/** A page of what was sent, the newest first. */
export const pageDeliveries = async (pool: Pool, query: { cursor: string | null; limit: number }) => {
  const rows = await listDeliveries(pool, afterOf(query.cursor), query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const { all } = await countDeliveries(pool, TOTAL_EXACT_MAX + 1)
  const next = last === undefined ? null : encodeCursor([last.madeAt, last.id])
  return pageOf(shown.map(documentOf), next, all)
}
