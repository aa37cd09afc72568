import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { bodyOf, connLog } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { applyRetention } from './apply-retention'
import { changeGroup, createGroup, deleteGroup } from './change-group'
import { changeRegistry, registerDevice } from './change-registry'
import { countChanges, recountFleet, walkGroups } from './count-fleet'
import { assessGroupAt, compareGroup, pageGroupAssessments } from './group-assessments'
import { ingestZeekLog } from './ingest-network'
import { keepGroupAssessments } from './keep-group-assessments'
import { pageDevices } from './read-devices'
import { pageGroupDevices, pageGroups, readGroup } from './read-groups'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const AT = Date.parse('2026-03-02T00:00:30Z')
const actor = commandActor('test')
const never = new AbortController().signal
const PAGE = { q: '', cursor: null, limit: 50 }
const LIST = { ...PAGE, kind: null, parent: null, sort: 'name' } as const

/** An ordinary device, or one that tries telnet on many hosts. */
const traffic = (pool: Pool, host: number, isScanning: boolean) => {
  const from = `192.168.1.${String(host)}`
  const calm = Array.from({ length: 40 }, (_, index) => ({ ts: START + index * 30, from }))
  const scan = Array.from({ length: 120 }, (_, index) => {
    return { ts: START + 1_300 + index, from, to: `198.51.100.${String(index + 1)}`, toPort: 23, state: 'S0' }
  })
  return ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(isScanning ? [...calm, ...scan] : calm)), () => AT)
}

const settle = async (pool: Pool): Promise<void> => {
  await countChanges(pool, () => AT, never)
  await walkGroups(pool, () => AT, never)
}

const idOf = (host: number): string => `~default~192.168.1.${String(host)}`
const idsIn = async (pool: Pool, group: string, q = ''): Promise<string[]> =>
  (await pageGroupDevices(pool, group, { ...PAGE, q })).items.map(({ id }) => id).sort()

describeOnEachDatabase('groups', (database) => {
  const group = (name: string, parentId: string | null = null) =>
    createGroup(database().pool, actor, { name, kind: 'static', parentId, query: null }, AT)
  const queryGroup = (name: string, query: string) =>
    createGroup(database().pool, actor, { name, kind: 'query', parentId: null, query }, AT)

  beforeAll(async () => {
    const { pool } = database()
    for (const host of [1, 2, 3, 4]) await traffic(pool, host, host === 4)
    await group('Plant')
    await group('Hall 1', 'plant')
    await group('Hall 2', 'plant')
    for (const host of [1, 2]) await changeRegistry(pool, actor, { id: idOf(host), group: 'hall-1' }, AT)
    await changeRegistry(pool, actor, { id: idOf(4), group: 'Hall 2' }, AT)
    await queryGroup('Breached', 'breach:>=50')
    await settle(pool)
  })

  test('a group holds the devices of the groups in it; a query group what matches', async () => {
    const { pool } = database()
    expect(await idsIn(pool, 'plant')).toEqual([idOf(1), idOf(2), idOf(4)])
    expect(await idsIn(pool, 'hall-1')).toEqual([idOf(1), idOf(2)])
    expect(await idsIn(pool, 'ungrouped')).toEqual([idOf(3)])
    expect(await idsIn(pool, 'breached')).toEqual([idOf(4)])
    expect(await idsIn(pool, 'plant', '192.168.1.2')).toEqual([idOf(2)])
    expect(await readGroup(pool, 'hall-2')).toMatchObject({ devices: 1, ancestors: [{ id: 'plant', name: 'Plant' }] })
    expect(await readGroup(pool, 'plant')).toMatchObject({ devices: 3, children: 2 })
  })

  test('its scores are those of its devices', async () => {
    const { pool } = database()
    const { items } = await pageDevices(pool, { ...PAGE, sort: '-breach' })
    const worst = items[0]
    const assessment = await assessGroupAt(pool, 'plant', null, AT)
    expect(worst?.id).toBe(idOf(4))
    expect(assessment.breachLikelihood.worst).toBe(worst?.breach.printed)
    expect(assessment.breachLikelihood.p95).toBe(worst?.breach.printed)
    expect(assessment.breachLikelihood.bands.high + assessment.breachLikelihood.bands.critical).toBe(1)
    expect(assessment.breachLikelihood.expected).toBeGreaterThan(0.5)
    expect(assessment.indicators.map(({ ruleId }) => ruleId)).toContain('horizontal-scan')
    expect(assessment.stages.find(({ stage }) => stage === 'lateral-movement')).toMatchObject({ indicators: 1 })
    const calm = await assessGroupAt(pool, 'hall-1', null, AT)
    expect(calm.breachLikelihood.expected).toBeLessThan(0.1)
    expect(calm.indicators.map(({ ruleId }) => ruleId)).not.toContain('horizontal-scan')
  })

  test('lists are ordered and go on from a cursor', async () => {
    const { pool } = database()
    for (const sort of ['name', 'worst', 'expected', 'devices'] as const) {
      const all = await pageGroups(pool, { ...LIST, sort })
      const found: string[] = []
      for (let cursor: string | null = null, page = null; page === null || cursor !== null;) {
        page = await pageGroups(pool, { ...LIST, sort, cursor, limit: 2 })
        found.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      }
      expect(found).toEqual(all.items.map(({ id }) => id))
      expect(found).toHaveLength(5)
    }
    const worst = await pageGroups(pool, { ...LIST, sort: 'worst' })
    expect(worst.items.slice(0, 3).map(({ id }) => id)).toEqual(['breached', 'hall-2', 'plant'])
    const idsOf = async (words: object) => (await pageGroups(pool, { ...LIST, ...words })).items.map(({ id }) => id)
    expect(await idsOf({ parent: 'plant' })).toEqual(['hall-1', 'hall-2'])
    expect(await idsOf({ parent: '' })).toEqual(['breached', 'plant', 'ungrouped'])
    expect(await idsOf({ kind: 'query' })).toEqual(['breached'])
    expect(await idsOf({ q: 'HALL' })).toEqual(['hall-1', 'hall-2'])
    expect(await idsOf({ q: '%_\0<script>' })).toEqual([])
    await expect(pageGroups(pool, { ...LIST, sort: 'worst', cursor: 'WyJ4IiwieCJd' })).rejects.toMatchObject({
      status: 400,
    })
  })

  test('moved, the devices move with it; counted by differences they are what a count of all gives', async () => {
    const { pool } = database()
    await changeGroup(pool, actor, 'hall-2', { parentId: null, name: 'Hall two' }, AT)
    await changeGroup(pool, actor, 'breached', { query: 'breach:>=50 192.168.1.4 group:hall-2' }, AT)
    await settle(pool)
    expect(await idsIn(pool, 'plant')).toEqual([idOf(1), idOf(2)])
    expect(await idsIn(pool, 'breached')).toEqual([idOf(4)])
    const state = async () =>
      (
        await Promise.all(
          [
            'SELECT * FROM fleet_counter ORDER BY 1, 2, 3, 4',
            'SELECT * FROM group_member ORDER BY 1, 2',
            'SELECT * FROM group_counter ORDER BY 1',
            'SELECT group_id, document FROM group_score ORDER BY 1',
          ].map((sql) => pool.query(sql)),
        )
      ).map(({ rows }) => rows as unknown[])
    const byDifference = await state()
    await recountFleet(pool, AT)
    expect(await state()).toEqual(byDifference)
    await changeGroup(pool, actor, 'hall-2', { parentId: 'plant' }, AT)
    await settle(pool)
    expect(await idsIn(pool, 'plant')).toHaveLength(3)
  })

  test('its scores are kept each hour in which they changed, and compared', async () => {
    const { pool } = database()
    await keepGroupAssessments(pool, AT, never)
    await keepGroupAssessments(pool, AT + MINUTE_MS, never)
    await keepGroupAssessments(pool, AT + HOUR_MS, never)
    const period = { groupId: 'plant', from: 0, to: AT + 3 * HOUR_MS }
    expect((await pageGroupAssessments(pool, period, null, 10)).items).toHaveLength(1)
    await changeRegistry(pool, actor, { id: idOf(4), group: 'ungrouped' }, AT)
    const later = AT + 2 * HOUR_MS
    await countChanges(pool, () => later, never)
    await keepGroupAssessments(pool, later, never)
    expect((await pageGroupAssessments(pool, period, null, 10)).items).toHaveLength(2)
    expect(await assessGroupAt(pool, 'plant', AT + HOUR_MS, later)).toMatchObject({ devices: 3 })
    expect(await assessGroupAt(pool, 'plant', later, later)).toMatchObject({ devices: 2 })
    await expect(assessGroupAt(pool, 'plant', AT - HOUR_MS, later)).rejects.toMatchObject({ status: 404 })
    const difference = await compareGroup(pool, 'plant', AT + HOUR_MS, later)
    expect(difference).toMatchObject({ devicesBefore: 3, devicesAfter: 2 })
    expect(difference.indicators.find(({ ruleId }) => ruleId === 'horizontal-scan')).toMatchObject({ delta: -1 })
    const { after, before } = difference.breachLikelihood
    expect(after.expected).toBeLessThan(before.expected)
    await applyRetention(pool, later + 31 * 24 * HOUR_MS, never)
    expect((await pageGroupAssessments(pool, period, null, 10)).items).toHaveLength(1)
  })

  test.each([
    ['of a name that is taken', () => group('PLANT'), 409],
    ['of no letter', () => group('!!!'), 400],
    ['in a group that is not there', () => group('x', 'nowhere'), 400],
    ['in a query group', () => group('x', 'breached'), 400],
    ['of a query that has no such stage', () => queryGroup('x', 'stage:moon'), 400],
    ['of a query that time alone would change', () => queryGroup('x', '-seen:<1d'), 400],
    ['of a query about another group', () => queryGroup('x', 'in:plant'), 400],
    ['of too long a query', () => queryGroup('x', 'y'.repeat(600)), 400],
    ['in itself', () => changeGroup(database().pool, actor, 'plant', { parentId: 'plant' }, AT), 409],
    ['in what lies in it', () => changeGroup(database().pool, actor, 'plant', { parentId: 'hall-1' }, AT), 409],
    ['with a query though static', () => changeGroup(database().pool, actor, 'plant', { query: 'x' }, AT), 400],
    ['that is not there', () => changeGroup(database().pool, actor, 'nowhere', { name: 'x' }, AT), 404],
  ])('no group %s', async (_, act, status) => {
    await expect(act()).rejects.toMatchObject({ status })
  })

  test('groups nest eight deep and no deeper', async () => {
    let parent = (await group('deep 1')).id
    for (let depth = 2; depth <= 8; depth += 1) parent = (await group(`deep ${String(depth)}`, parent)).id
    await expect(group('deep 9', parent)).rejects.toMatchObject({ status: 409 })
    await expect(changeGroup(database().pool, actor, 'deep-1', { parentId: 'plant' }, AT)).rejects.toMatchObject({
      message: 'Groups nest at most 8 deep.',
    })
  })

  test('only an empty group is removed, and what belonged to a query group stays', async () => {
    const { pool } = database()
    const remove = (id: string) => deleteGroup(pool, actor, id, AT)
    await expect(remove('plant')).rejects.toMatchObject({ message: 'Plant still holds 2 groups.' })
    await expect(remove('hall-1')).rejects.toMatchObject({ message: 'Hall 1 still holds 2 devices.' })
    await expect(remove('ungrouped')).rejects.toMatchObject({ status: 409 })
    await remove('breached')
    await remove('hall-2')
    await settle(pool)
    await expect(readGroup(pool, 'breached')).rejects.toMatchObject({ status: 404 })
    const { rows } = await pool.query(`SELECT 1 FROM group_member WHERE group_id = 'breached'`)
    expect(rows).toEqual([])
    const { rows: entries } = await pool.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entry WHERE action LIKE 'group.%' ORDER BY 1`,
    )
    expect(entries.map(({ action }) => action)).toEqual(['group.change', 'group.create', 'group.delete'])
  })

  test('a hostile name is text, and a registration makes the group it names', async () => {
    const { pool } = database()
    const name = `<img src=x onerror=alert(1)>'";--`
    const made = await group(name)
    expect(made).toMatchObject({ id: 'img-src-x-onerror-alert-1', name })
    await registerDevice(pool, actor, { id: 'cam-9', group: 'Dach & Keller' }, AT)
    await countChanges(pool, () => AT, never)
    expect(await readGroup(pool, 'dach-keller')).toMatchObject({ name: 'Dach & Keller', devices: 1, kind: 'static' })
  })
})
