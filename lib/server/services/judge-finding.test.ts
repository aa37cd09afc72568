import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import type { JudgementRequest } from '@/lib/contracts/judgement'
import { DAY_MS, MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { ingestScans, SCAN_RECEIVED_AT as NOW, SCAN_START, scannerIdOf } from '@/lib/testing/scanning-device'
import { commandActor } from './actor'
import { followJudgements } from './follow-judgements'
import { judgeFinding, undoJudgement } from './judge-finding'
import { mergeAddressDevice } from './merge-address-device'
import { previewJudgement } from './preview-judgement'
import { assessDeviceAt } from './read-assessments'
import { readRule } from './read-catalog'
import { pageFindings } from './read-findings'
import { pageJudgements } from './read-judgements'
import { rejudgeDevices } from './rejudge-devices'
import { rescoreDue } from './rescore-due'
import { inTransaction } from '@/lib/server/repositories/transaction'

const ada = commandActor('ada')
const bob = commandActor('bob')
const never = new AbortController().signal
const CAMERA = '192.168.1.21'
const LAMP = '192.168.1.22'
const RULE = 'horizontal-scan'
const ENDS = NOW + 7 * DAY_MS

const settle = async (pool: Pool, at: EpochMs): Promise<void> => {
  await followJudgements(pool, () => at, never)
  await rejudgeDevices(pool, () => at, never)
  await rescoreDue(pool, at, never)
}

const findingsOf = async (pool: Pool, ip: string, at: EpochMs) =>
  (await pageFindings(pool, scannerIdOf(ip), null, 100, at)).items

const scanOf = async (pool: Pool, ip: string, at = NOW) => {
  const finding = (await findingsOf(pool, ip, at)).find(({ rule }) => rule.id === RULE)
  if (finding === undefined) throw new Error(`${ip} was not seen scanning`)
  return finding
}

const listed = async (pool: Pool, ip: string): Promise<number> => {
  const sql = 'SELECT breach_score AS score FROM device_score WHERE device_id = $1'
  const { rows } = await pool.query<{ score: number }>(sql, [scannerIdOf(ip)])
  return rows[0]?.score ?? -1
}

const scoreAt = async (pool: Pool, ip: string, at: EpochMs): Promise<number> =>
  (await assessDeviceAt(pool, scannerIdOf(ip), at, at)).breachLikelihood.score ?? -1

const requestFor = async (pool: Pool, given: Partial<JudgementRequest> = {}): Promise<JudgementRequest> => {
  const aim = {
    deviceId: scannerIdOf(CAMERA),
    findingId: (await scanOf(pool, CAMERA)).id,
    verdict: 'false' as const,
    scope: 'device' as const,
    groupId: null,
    anySubject: false,
    ...given,
  }
  const { findings, devices } = await previewJudgement(pool, aim, NOW)
  const effect = { findings: findings.count, devices: devices.count }
  return { reason: 'Our own inventory scan', expiresAt: toIso(ENDS), effect, ...aim }
}

describeOnEachDatabase('findings judged', (database) => {
  beforeEach(async () => {
    const { pool } = database()
    await pool.query(
      `TRUNCATE device, sensor, device_state, device_facts, device_score, finding, assessment, change, chunk, reject,
                ingest_counter, address_claim, metric_hour, device_merge, device_relation, rejudge_request, follower,
                fleet_counter, device_counted, judgement, compromise, group_member CASCADE`,
    )
    await ingestScans(pool, [CAMERA, LAMP])
  })

  test('R10 a finding judged wrong is out of both lists and scores before the answer, and comes back at its end', async () => {
    const { pool } = database()
    const before = await scoreAt(pool, CAMERA, NOW)
    const lamp = await listed(pool, LAMP)
    const { judgement } = await judgeFinding(pool, ada, await requestFor(pool), NOW)
    expect(judgement).toMatchObject({ verdict: 'false', by: 'ada', active: true, scope: 'device' })
    expect(await listed(pool, CAMERA)).toBeLessThan(before - 10)
    expect(await scoreAt(pool, CAMERA, NOW)).toBeCloseTo(await listed(pool, CAMERA), 6)
    expect(await listed(pool, LAMP)).toBe(lamp)
    expect(await scanOf(pool, CAMERA)).toMatchObject({ verdict: 'false', judgement: { by: 'ada' } })

    const unjudged = await scoreAt(pool, LAMP, ENDS)
    expect(await scoreAt(pool, CAMERA, ENDS - 1)).toBeLessThan(unjudged)
    expect(await scoreAt(pool, CAMERA, ENDS)).toBeCloseTo(unjudged, 6)
    await settle(pool, ENDS + MINUTE_MS)
    expect(await listed(pool, CAMERA)).toBeCloseTo(await scoreAt(pool, LAMP, ENDS + MINUTE_MS), 3)
    expect((await scanOf(pool, CAMERA, ENDS + MINUTE_MS)).judgement).toBeNull()
  })

  test('undone, everything is as if it had never been said; a second time is refused', async () => {
    const { pool } = database()
    const before = await scoreAt(pool, CAMERA, NOW)
    const { judgement } = await judgeFinding(pool, ada, await requestFor(pool), NOW)
    await undoJudgement(pool, bob, judgement.id, NOW + 1)
    expect(await scoreAt(pool, CAMERA, NOW)).toBeCloseTo(before, 9)
    await expect(undoJudgement(pool, bob, judgement.id, NOW + 2)).rejects.toThrow('It was undone already, by bob.')
    const { items } = await pageJudgements(pool, { device: '', rule: RULE, active: 'all', cursor: null, limit: 5 }, NOW)
    expect(items).toMatchObject([{ undoneBy: 'bob', active: false }])
    const { rows } = await pool.query<{ action: string }>(
      'SELECT action FROM audit_entry ORDER BY sequence DESC LIMIT 2',
    )
    expect(rows.map(({ action }) => action)).toEqual(['judgement.undo', 'judgement.give'])
  })

  test('said everywhere, the worker has the other devices follow, and follow back when it is undone', async () => {
    const { pool } = database()
    const before = await scoreAt(pool, LAMP, NOW)
    const given = await requestFor(pool, { scope: 'everywhere' })
    const made = await judgeFinding(pool, ada, given, NOW)
    expect(made.devicesToFollow).toBe(2)
    await settle(pool, NOW)
    expect(await scoreAt(pool, LAMP, NOW)).toBeLessThan(before - 10)
    // A device that is first heard of while it holds is judged with it.
    await ingestScans(pool, ['192.168.1.23'], SCAN_START, NOW)
    expect(await scoreAt(pool, '192.168.1.23', NOW)).toBeCloseTo(await scoreAt(pool, LAMP, NOW), 6)
    await undoJudgement(pool, ada, made.judgement.id, NOW + 1)
    await settle(pool, NOW + 1)
    expect(await scoreAt(pool, LAMP, NOW)).toBeCloseTo(before, 9)
    expect(await scoreAt(pool, '192.168.1.23', NOW)).toBeCloseTo(before, 6)
  })

  test('what is said of the device beats what is said everywhere, whichever came last', async () => {
    const { pool } = database()
    const before = await scoreAt(pool, CAMERA, NOW)
    await judgeFinding(pool, ada, await requestFor(pool, { verdict: 'true' }), NOW)
    await judgeFinding(pool, bob, await requestFor(pool, { scope: 'everywhere' }), NOW + 1)
    await settle(pool, NOW + 1)
    expect(await scoreAt(pool, CAMERA, NOW + 1)).toBeGreaterThanOrEqual(before)
    expect((await scanOf(pool, CAMERA, NOW + 1)).verdict).toBe('true')
    expect((await scanOf(pool, LAMP, NOW + 1)).verdict).toBe('false')
    expect((await readRule(pool, RULE)).judged).toEqual({ attack: 1, expected: 0, wrong: 1 })
  })

  test('two people judge at once: both are kept, one of them holds, both can be undone', async () => {
    const { pool } = database()
    const before = await scoreAt(pool, CAMERA, NOW)
    const [wrong, attack] = [await requestFor(pool), await requestFor(pool, { verdict: 'true' })]
    const made = await Promise.all([judgeFinding(pool, ada, wrong, NOW), judgeFinding(pool, bob, attack, NOW + 1)])
    expect((await scanOf(pool, CAMERA, NOW + 1)).verdict).toBe('true')
    for (const { judgement } of made) await undoJudgement(pool, ada, judgement.id, NOW + 2)
    expect(await scoreAt(pool, CAMERA, NOW)).toBeCloseTo(before, 9)
  })

  test('what was said of a device holds of the one it is merged into', async () => {
    const { pool } = database()
    await judgeFinding(pool, ada, await requestFor(pool), NOW)
    await inTransaction(pool, (client) => mergeAddressDevice(client, scannerIdOf(CAMERA), scannerIdOf(LAMP), NOW + 1))
    await pool.query(
      'INSERT INTO rejudge_request (device_id, requested_at) VALUES ($1, now()) ON CONFLICT DO NOTHING',
      [scannerIdOf(LAMP)],
    )
    await settle(pool, NOW + 2)
    expect((await scanOf(pool, LAMP, NOW + 2)).judgement).toMatchObject({ by: 'ada', verdict: 'false' })
  })

  test('it is refused when it would do notably more than was shown, and says what', async () => {
    const { pool } = database()
    const given = await requestFor(pool, { scope: 'everywhere' })
    await ingestScans(pool, ['192.168.1.31', '192.168.1.32', '192.168.1.33'], SCAN_START, NOW)
    await expect(judgeFinding(pool, ada, given, NOW)).rejects.toMatchObject({
      status: 409,
      members: { effect: { devices: { count: 5 } } },
    })
  })

  test('nobody silences for ever, nor blinds a rule that proves a breach, everywhere', async () => {
    const { pool } = database()
    const given = await requestFor(pool)
    await expect(judgeFinding(pool, ada, { ...given, expiresAt: null }, NOW)).rejects.toThrow('need an end')
    const far = { ...given, expiresAt: toIso(NOW + 401 * DAY_MS) }
    await expect(judgeFinding(pool, ada, far, NOW)).rejects.toThrow('at most 400 days')
    const blind = await requestFor(pool, { scope: 'everywhere', anySubject: true })
    await expect(judgeFinding(pool, ada, blind, NOW)).rejects.toThrow('It cannot be silenced everywhere')
    const wide = { ...(await requestFor(pool, { scope: 'everywhere' })), expiresAt: toIso(NOW + 91 * DAY_MS) }
    await expect(judgeFinding(pool, ada, wide, NOW)).rejects.toThrow('at most 90 days')
    await expect(judgeFinding(pool, ada, { ...given, findingId: 'none' }, NOW)).rejects.toThrow('has no finding none')
    await expect(judgeFinding(pool, ada, { ...given, scope: 'model' }, NOW)).rejects.toThrow('model')
    await expect(judgeFinding(pool, ada, { ...given, scope: 'group' }, NOW)).rejects.toThrow('in no group')
  })
})
