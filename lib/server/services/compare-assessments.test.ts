import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { changeRegistry } from './change-registry'
import { compareAssessments, imagineWithout } from './compare-assessments'
import { ingestEvents } from './ingest-events'
import { assessDeviceAt } from './read-assessments'
import { rejudgeDevices } from './rejudge-devices'

const START = Date.parse('2026-11-23T06:00:00Z')
const actor = commandActor('test')
const never = new AbortController().signal

const WEAK = {
  type: 'camera',
  services: [{ transport: 'tcp', port: 23, name: 'telnet' }],
  credentials: 'default',
  boot: { secure: false },
  updates: { signed: false },
  encryption: { tlsMinimum: '1.0' },
}

const say = (pool: Pool, id: string, profile: object, at: number) =>
  ingestEvents(pool, actor, JSON.stringify([{ thingName: id, kind: 'config', profile }]), at)

const dropOf = ({ threatDrop }: { threatDrop: number | null }): number => threatDrop ?? 0
const changeOf = ({ change }: { change: number | null }): number => change ?? 0
const sumOf = (lines: readonly { delta: number }[]): number => lines.reduce((sum, { delta }) => sum + delta, 0)

describeOnEachDatabase('differences of two times', (database) => {
  test('fix one, and the threat falls by what what-if said', async () => {
    const { pool } = database()
    await say(pool, 'cam-1', WEAK, START)
    const before = await imagineWithout(pool, 'cam-1', '', START + MINUTE_MS)
    expect(before.threatLevel.change).toBe(0)
    const action = before.nextActions.find(({ ruleId }) => ruleId === 'default-credentials')
    expect(action?.threatDrop).toBeGreaterThan(1)
    const drops = before.nextActions.map(dropOf)
    expect(drops).toEqual(drops.toSorted((a, b) => b - a))
    const off = action?.findingIds.join(',') ?? ''
    const imagined = await imagineWithout(pool, 'cam-1', off, START + MINUTE_MS)
    expect(imagined.threatLevel.change).toBeCloseTo(-dropOf(action ?? { threatDrop: 0 }), 9)
    expect(imagined.nextActions.map(({ ruleId }) => ruleId)).toEqual(before.nextActions.map(({ ruleId }) => ruleId))
    const imaginedAway = imagined.nextActions.find(({ ruleId }) => ruleId === 'default-credentials')
    expect(imaginedAway).toEqual({ ...action, breachDrop: 0, threatDrop: 0 })

    const later = START + 10 * MINUTE_MS
    await say(pool, 'cam-1', { credentials: 'unique' }, later)
    const real = await compareAssessments(pool, 'cam-1', START + MINUTE_MS, later + MINUTE_MS, later)
    expect(real.threatLevel.after.score).toBeCloseTo(imagined.threatLevel.after.score ?? -1, 6)
    expect(changeOf(real.threatLevel)).toBeCloseTo(changeOf(imagined.threatLevel), 6)
    expect(sumOf(real.threatLevel.lines)).toBeCloseTo(changeOf(real.threatLevel), 6)
    expect(sumOf(real.breachLikelihood.lines)).toBeCloseTo(changeOf(real.breachLikelihood), 6)
    expect(real.threatLevel.lines[0]).toMatchObject({ ruleId: 'default-credentials', after: 0 })
  })

  test('nothing is stored by imagining, and what is no finding of the assessment is refused', async () => {
    const { pool } = database()
    const rows = async () => (await pool.query('SELECT * FROM assessment ORDER BY 1, 2')).rows as unknown[]
    const before = await rows()
    await imagineWithout(pool, 'cam-1', '', START + MINUTE_MS)
    expect(await rows()).toEqual(before)
    const act = imagineWithout(pool, 'cam-1', `nonsense'"<b>`, START + MINUTE_MS)
    await expect(act).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('off: nonsense') as string,
    })
    await expect(imagineWithout(pool, 'cam-1', '', START - MINUTE_MS)).rejects.toMatchObject({ status: 404 })
  })

  test.each(['live', 'of the past'])(
    'what people say of the exposure changes the scores of a %s device',
    async (kind) => {
      const { pool } = database()
      const id = kind === 'live' ? 'cam-2' : 'cam-3'
      await say(pool, id, WEAK, START)
      if (kind !== 'live')
        await pool.query(`UPDATE device_state SET hot = replace(hot, ',1]', ',0]') WHERE device_id = $1`, [id])
      const now = START + 5 * MINUTE_MS
      const scoreAt = async (at: number) => (await assessDeviceAt(pool, id, at, at)).threatLevel.score ?? -1
      const inner = await scoreAt(now)
      await changeRegistry(pool, actor, { id, exposure: 'internet' }, now)
      await rejudgeDevices(pool, () => now, never)
      const outer = await scoreAt(now + MINUTE_MS)
      expect(outer).toBeGreaterThan(inner + 1)
      const { rows } = await pool.query<{ n: number; exposures: string[] }>(
        `SELECT (SELECT count(*)::int FROM rejudge_request) AS n, array_agg(DISTINCT exposure) AS exposures
         FROM finding WHERE device_id = $1 AND kind = 'facilitator' AND closed_at IS NULL`,
        [id],
      )
      expect(rows).toEqual([{ n: 0, exposures: ['internet'] }])
      // It stays so when the device is heard of again.
      await say(pool, id, { type: 'camera' }, now + 10 * MINUTE_MS)
      expect(await scoreAt(now + 11 * MINUTE_MS)).toBeCloseTo(outer, 6)
      await changeRegistry(pool, actor, { id, exposure: 'isolated' }, now + 12 * MINUTE_MS)
      await rejudgeDevices(pool, () => now + 12 * MINUTE_MS, never)
      expect(await scoreAt(now + 13 * MINUTE_MS)).toBeLessThan(inner)
      if (kind === 'live') expect(await scoreAt(now + 11 * MINUTE_MS)).toBeCloseTo(outer, 6)
    },
  )
})
