import { createServer, type Server } from 'node:http'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebhookDocument } from '@/lib/contracts/webhook'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/domain/time'
import { findWebhook, writeWebhook } from '@/lib/server/repositories/webhooks'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { emptyAlarms, scoreDevices } from '@/lib/testing/some-alarms'
import { commandActor } from './actor'
import { pageDeliveries, readWebhook, removeWebhook, saveWebhook } from './configure-webhook'
import { deliverWebhook, waitAfter } from './deliver-webhook'
import { followAlarms } from './follow-alarms'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const ALLOW = ['127.0.0.1/32']
const never = new AbortController().signal
const admin = commandActor('admin')
let server: Server | undefined

/** A receiver that answers with each status in turn, the last one for ever. */
const receive = async (...statuses: number[]): Promise<{ url: string; bodies: string[] }> => {
  const bodies: string[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(statuses[Math.min(bodies.length, statuses.length) - 1] ?? 200).end()
    })
  })
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${String(port)}/`, bodies }
}

const set = (pool: Pool, url: string) =>
  writeWebhook(pool, { url, secret: 'whsec_x', severities: ['critical'], changedAt: NOW, changedBy: 'admin' })
const deliver = (pool: Pool, at: number) => deliverWebhook(pool, ALLOW, () => at, never)
const page = async (pool: Pool) => (await pageDeliveries(pool, { cursor: null, limit: 50 })).items

const raise = async (pool: Pool, count: number, breach = 90): Promise<void> => {
  const devices = Array.from({ length: count }, (_, index) => ({ id: `cam-${String(index)}`, breach }))
  await scoreDevices(pool, devices, NOW)
  await followAlarms(pool, () => NOW, never)
}

test('a document is tried again after 15 s, then twice as long each time, up to an hour', () => {
  expect([1, 2, 3].map(waitAfter)).toEqual([15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS])
  expect([9, 20, 5_000].map(waitAfter)).toEqual([HOUR_MS, HOUR_MS, HOUR_MS])
})

describeOnEachDatabase('the webhook', (database) => {
  beforeEach(() => emptyAlarms(database().pool))
  afterEach(() => {
    server?.close()
    server = undefined
  })

  test('is told of many alarms in few documents, of the severities it asked for', async () => {
    const { pool } = database()
    const { url, bodies } = await receive(200)
    await set(pool, url)
    await raise(pool, 120)
    await scoreDevices(pool, [{ id: 'calm', breach: 60 }], NOW)
    await followAlarms(pool, () => NOW, never)
    expect(await deliver(pool, NOW)).toEqual({ delivered: 3, failed: 0 })
    const told = bodies.flatMap((body) => WebhookDocument.parse(JSON.parse(body)).alarms)
    expect(new Set(told.map(({ subject }) => subject.id)).size).toBe(120)
    expect(told[0]).toMatchObject({ what: 'raised', severity: 'critical', score: 90 })
    expect(await deliver(pool, NOW)).toEqual({ delivered: 0, failed: 0 })
    expect((await pool.query('SELECT 1 FROM webhook_delivery WHERE body IS NOT NULL')).rowCount).toBe(0)
  })

  test('that fails is tried again later by the same id, and given up after a day', async () => {
    const { pool } = database()
    const { url, bodies } = await receive(503, 503, 200)
    await set(pool, url)
    await raise(pool, 1)
    expect(await deliver(pool, NOW)).toEqual({ delivered: 0, failed: 1 })
    expect(await deliver(pool, NOW + SECOND_MS)).toEqual({ delivered: 0, failed: 0 })
    expect(await page(pool)).toMatchObject([
      { state: 'waiting', tries: 1, lastStatus: 503, lastProblem: 'It answered 503.' },
    ])
    expect(await deliver(pool, NOW + MINUTE_MS)).toEqual({ delivered: 0, failed: 1 })
    expect(await deliver(pool, NOW + 3 * MINUTE_MS)).toEqual({ delivered: 1, failed: 0 })
    expect(new Set(bodies).size).toBe(1)
    expect(await page(pool)).toMatchObject([{ state: 'delivered', tries: 3, nextTryAt: null }])

    await set(pool, 'http://127.0.0.1:9/')
    await raise(pool, 1, 20)
    await raise(pool, 1)
    expect(await deliver(pool, NOW + 24 * HOUR_MS)).toEqual({ delivered: 0, failed: 1 })
    expect((await page(pool)).map(({ state }) => state).sort()).toEqual(['delivered', 'given-up'])
  })

  test('may not be set to what is not public, keeps its secret to itself and is removed with what waits', async () => {
    const { pool } = database()
    const severities = ['critical' as const]
    await expect(saveWebhook(pool, admin, { url: 'http://127.0.0.1/', severities }, NOW)).rejects.toThrow('not public')
    const made = await saveWebhook(pool, admin, { url: 'https://8.8.8.8/secret-path', severities }, NOW)
    expect(made.secret).toMatch(/^whsec_[\w-]{43}$/)
    expect(JSON.stringify(await readWebhook(pool))).not.toContain(made.secret)
    const again = await saveWebhook(pool, admin, { url: 'https://8.8.8.8/secret-path', severities }, NOW)
    expect(again.secret).toBeNull()
    expect((await findWebhook(pool))?.secret).toBe(made.secret)
    await raise(pool, 1)
    await removeWebhook(pool, admin, NOW)
    expect(await page(pool)).toMatchObject([{ state: 'given-up', lastProblem: 'The webhook was removed.' }])
    const { rows } = await pool.query<{ detail: unknown }>('SELECT detail FROM audit_entry')
    expect(JSON.stringify(rows)).not.toContain('secret-path')
  })
})
