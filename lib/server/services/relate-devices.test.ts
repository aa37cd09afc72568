import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { insertEmptyScores } from '@/lib/server/repositories/births'
import { addChanges } from '@/lib/server/repositories/changes'
import { readHeads } from '@/lib/server/repositories/device-states'
import { countChanges } from './count-fleet'
import { ingestZeekLog } from './ingest-network'
import { mergeAddressDevice } from './merge-address-device'
import { assessDeviceAt } from './read-assessments'
import { pageFindings } from './read-findings'
import { rejudgeDevices } from './rejudge-devices'
import { relateDevices } from './relate-devices'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const RECEIVED_AT = Date.parse('2026-03-02T00:00:00Z')
const DAY_SECONDS = 86_400
const C2 = '203.0.113.66'
const never = new AbortController().signal
const idOf = (ip: string): string => `~default~${ip}`

/** A device whose cloud answers it, and that calls a controller which does not. */
const callsOf = (from: string, count: number, ts = START): ConnLine[] =>
  Array.from({ length: count }, (_, index) => [
    { ts: ts + index * 67, from, fromPort: 50_000 + index, to: '198.51.100.7', toPort: 8_883 },
    {
      ts: ts + index * 67 + 30,
      from,
      fromPort: 40_000 + index,
      to: C2,
      toPort: 4_321,
      state: 'S0',
      durationSeconds: 0,
    },
  ]).flat()

/** It tries Telnet on one host after the other. */
const scanOf = (from: string): ConnLine[] =>
  Array.from({ length: 120 }, (_, index) => {
    const to = `198.51.100.${String(index + 1)}`
    return { ts: START + 3_600 + index, from, to, toPort: 23, state: 'S0', durationSeconds: 0 }
  })

const ingest = (pool: Pool, lines: readonly ConnLine[], receivedAt = RECEIVED_AT) =>
  ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog([...lines].sort((a, b) => a.ts - b.ts))), () => receivedAt)

/** What the worker does within seconds. */
const settle = async (pool: Pool, at = RECEIVED_AT): Promise<void> => {
  await countChanges(pool, () => at, never)
  await relateDevices(pool, () => at, never)
  await rejudgeDevices(pool, () => at, never)
}

const rowsOf = async <Row extends object>(pool: Pool, sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await pool.query<Row>(sql, [...values])).rows

const scoreOf = async (pool: Pool, ip: string): Promise<{ printed: number; own: number }> => {
  const sql = 'SELECT breach_printed AS printed, own_breach AS own FROM device_score WHERE device_id = $1'
  const [row] = await rowsOf<{ printed: number; own: number }>(pool, sql, [idOf(ip)])
  return row ?? { printed: -1, own: -1 }
}

const relatedLine = async (pool: Pool, ip: string, at = RECEIVED_AT) => {
  const { breachLikelihood } = await assessDeviceAt(pool, idOf(ip), at, RECEIVED_AT)
  const sum = breachLikelihood.contributions.reduce((total, { points }) => total + points, 0)
  expect(sum).toBeCloseTo(breachLikelihood.score ?? -1, 6)
  return breachLikelihood.contributions.find(({ kind }) => kind === 'related-devices')
}

const relations = (pool: Pool) =>
  rowsOf<{ device_id: string; peers: number; share: number | null; is_sudden: boolean }>(
    pool,
    'SELECT device_id, peers, share, is_sudden FROM device_relation ORDER BY device_id, rule_id',
  )

/** Confidence that grew by less than what is worth an assessment counts from the next one on. */
const expectNear = (own: number, before: number): void => expect(Math.abs(own - before)).toBeLessThanOrEqual(2)

const THIEF = '192.168.1.21'
const QUIET = '192.168.1.22'

describeOnEachDatabase('related devices', (database) => {
  beforeEach(async () => {
    await database().pool.query(
      `TRUNCATE device, sensor, device_state, device_facts, device_score, finding, assessment, change, chunk, reject,
                ingest_counter, address_claim, metric_hour, device_merge, device_relation, rejudge_request, follower,
                fleet_counter, device_counted CASCADE`,
    )
  })

  test('of which one is breached raise the other with the same sign, until that is judged', async () => {
    const { pool } = database()
    await ingest(pool, [...callsOf(THIEF, 30), ...scanOf(THIEF), ...callsOf(QUIET, 30)])
    const thief = await scoreOf(pool, THIEF)
    const before = await scoreOf(pool, QUIET)
    expect(thief.own).toBeGreaterThanOrEqual(50)
    expect(before.own).toBeLessThan(50)
    await settle(pool)
    const after = await scoreOf(pool, QUIET)
    expect(after.printed).toBeGreaterThan(after.own + 5)
    expectNear(after.own, before.own)
    expect(await scoreOf(pool, THIEF)).toEqual(thief)
    expect(await relatedLine(pool, QUIET)).toMatchObject({ related: { scope: 'site', peers: 1, share: null } })
    expect(await relatedLine(pool, THIEF)).toBeUndefined()
    await settle(pool)
    expect(await scoreOf(pool, QUIET)).toEqual(after)

    await pool.query(`UPDATE finding SET verdict = 'benign', verdict_at = now() WHERE device_id = $1`, [idOf(THIEF)])
    await addChanges(pool, [idOf(THIEF)], RECEIVED_AT)
    await settle(pool)
    expect(await scoreOf(pool, QUIET)).toEqual({ printed: after.own, own: after.own })
    expect(await relations(pool)).toEqual([])
  })

  test('fall back when the sign of the breached one has faded and was closed', async () => {
    const { pool } = database()
    await ingest(pool, [...callsOf(THIEF, 30), ...scanOf(THIEF)])
    await ingest(pool, callsOf(QUIET, 30, START + 40 * DAY_SECONDS), RECEIVED_AT + 41 * DAY_SECONDS * 1_000)
    await settle(pool)
    expect(new Set((await relations(pool)).map(({ device_id: id }) => id))).toEqual(new Set([idOf(QUIET)]))
    const later = START + 80 * DAY_SECONDS
    const at = (later + DAY_SECONDS) * 1_000
    const exchange = { from: THIEF, to: '198.51.100.7', toPort: 8_883 }
    await ingest(
      pool,
      [
        { ts: later, ...exchange },
        { ts: later + 300, ...exchange },
      ],
      at,
    )
    await settle(pool, at)
    expect(await relations(pool)).toEqual([])
  })

  test('of which none is breached by itself do not lift each other', async () => {
    const { pool } = database()
    await ingest(pool, [...callsOf(THIEF, 400), ...callsOf(QUIET, 400)])
    await pool.query('UPDATE device_score SET own_breach = 49')
    const printed = [await scoreOf(pool, THIEF), await scoreOf(pool, QUIET)]
    await settle(pool)
    expect([await scoreOf(pool, THIEF), await scoreOf(pool, QUIET)]).toEqual(printed)
    expect(await relations(pool)).toEqual([])
  })

  test('of one model that all begin at once are shown, and not lowered', async () => {
    const { pool } = database()
    const fleet = Array.from({ length: 6 }, (_, index) => `192.168.1.${String(30 + index)}`)
    await ingest(
      pool,
      fleet.flatMap((ip) => callsOf(ip, 30)),
    )
    await pool.query(`UPDATE device SET model = 'C210'`)
    await addChanges(pool, fleet.map(idOf), RECEIVED_AT)
    await settle(pool)
    const kept = await relations(pool)
    expect(new Set(kept.map(({ device_id: id }) => id)).size).toBe(6)
    expect(kept.every((row) => row.is_sudden && row.share === null)).toBe(true)
    const { items } = await pageFindings(pool, idOf(fleet[0] ?? ''), null, 50, RECEIVED_AT)
    expect(items.find(({ rule }) => rule.id === 'unanswered-beaconing')?.spread).toBe('sudden')
  })

  test('that are healthy and have long known a name lower it, until one of them is suspicious', async () => {
    const { pool } = database()
    const ids = Array.from({ length: 21 }, (_, index) => `lamp-${String(index)}`)
    await pool.query(
      `INSERT INTO device (id, name, origin, model, site, born_at, created_at)
       SELECT id, id, 'reported', 'L1', id, now(), now() FROM unnest($1::text[]) AS u (id)`,
      [ids],
    )
    await insertEmptyScores(pool, ids, RECEIVED_AT)
    await pool.query('UPDATE device_score SET own_breach = 5')
    // One a day, so not at once; the last of them today.
    await pool.query(
      `INSERT INTO finding (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen_at,
                            last_seen_at, count, summary, evidence)
       SELECT id, id, 'new-name', 'indicator', 'cloud.example.net', 'command-and-control', 'low', 1, 'unknown',
              to_timestamp($2::float8) - (n - 1) * interval '26 h', to_timestamp($2::float8), 1, '', '[]'
         FROM unnest($1::text[]) WITH ORDINALITY AS u (id, n)`,
      [ids.slice(0, 13), START],
    )
    const shareOf = async () => (await relations(pool)).find(({ device_id: id }) => id === 'lamp-0')?.share
    await addChanges(pool, ids, RECEIVED_AT)
    await settle(pool)
    // 6 of the 20 others have it for a week: lamp-7 (182 h) to lamp-12.
    expect(await shareOf()).toBe(0.3)
    const [head] = await readHeads(pool, ['lamp-0'])
    expect(head?.relations).toEqual([{ ruleId: 'new-name', subject: 'cloud.example.net', up: null, share: 0.3 }])
    await pool.query(`UPDATE device_score SET own_breach = 20 WHERE device_id = 'lamp-9'`)
    await addChanges(pool, ['lamp-9'], RECEIVED_AT)
    await settle(pool)
    expect(await shareOf()).toBeUndefined()
  })

  test('are forgotten of a device that was merged into another', async () => {
    const { pool } = database()
    await ingest(pool, [...callsOf(THIEF, 30), ...scanOf(THIEF), ...callsOf(QUIET, 30)])
    await settle(pool)
    expect(await relations(pool)).not.toEqual([])
    await pool.query(
      `INSERT INTO device (id, name, origin, born_at, created_at) VALUES ('camera', 'camera', 'registered', now(), now())`,
    )
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await mergeAddressDevice(client, idOf(QUIET), 'camera', RECEIVED_AT)
      await client.query('COMMIT')
    } finally {
      client.release()
    }
    expect(await relations(pool)).toEqual([])
    await settle(pool)
    expect(new Set((await relations(pool)).map(({ device_id: id }) => id))).toEqual(new Set(['camera']))
  })

  test.skipIf(!hasCaptures())(
    'a second camera that called the controller of a real Mirai is seen with the first',
    async () => {
      const { pool } = database()
      const lines = captureLines('captures/iot23-34-1-mirai/conn.log.gz')
      const call = (line: string) => line.startsWith('#') || line.includes('\t185.244.25.235\t80\t')
      const second = lines.filter(call).join('\n').replaceAll('192.168.1.195', QUIET)
      for (const text of [lines.join('\n'), second]) {
        await ingestZeekLog(pool, 'lab', 'conn', bodyOf(`${text}\n`), () => RECEIVED_AT)
      }
      const before = await scoreOf(pool, QUIET)
      await settle(pool)
      const after = await scoreOf(pool, QUIET)
      expectNear(after.own, before.own)
      expect(after.printed).toBeGreaterThan(after.own + 5)
      expect((await relatedLine(pool, QUIET, Date.parse('2018-12-21T15:30:00Z')))?.subject).toBe('185.244.25.235:80')
    },
  )
})
