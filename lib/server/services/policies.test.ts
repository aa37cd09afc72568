import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { assessAt } from '@/lib/assessment/assess-at'
import { toIso } from '@/lib/domain/time'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { activatePolicy, savePolicy } from './change-policy'
import { ingestZeekLog } from './ingest-network'
import { policiesOf } from './policy-store'
import { previewPolicy } from './preview-policy'
import { assessDeviceAt } from './read-assessments'
import { comparePolicies, pagePolicies, readActivation, readPolicy } from './read-policies'
import { rescoreFleet } from './rescore-fleet'

const START = Date.parse('2026-03-01T00:00:00Z') / 1_000
const NOW = Date.parse('2026-03-01T03:00:00Z')
const never = new AbortController().signal
const anna = commandActor('anna')
const bert = commandActor('bert')
/** A scanner that counts for little, so that it shows in every score. */
const changes = { 'weight.horizontal-scan': 0.5, 'base-rate': 0.02 }
const reason = 'Our scanner is known'

const scanOf = (from: string, at = START): ConnLine[] => [
  { ts: at, from },
  ...Array.from({ length: 120 }, (_, index) => ({
    ts: at + 60 + index,
    from,
    to: `198.51.100.${String(index + 1)}`,
    toPort: 23,
    state: 'S0',
    durationSeconds: 0,
  })),
]
const deviceOf = (host: number): string => `~default~192.168.1.${String(host)}`
const ingest = (pool: Pool, host: number, at = START) =>
  ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(scanOf(`192.168.1.${String(host)}`, at))), () => NOW)

type Kept = {
  device_id: string
  as_of: Date
  policy_version: string
  breach_score: number
  inputs: string
  inputs_hash: string
}

/** Every stored assessment must come out again from its inputs and the version it names. */
const expectRepeatable = async (pool: Pool): Promise<Kept[]> => {
  const { rows } = await pool.query<Kept>('SELECT * FROM assessment ORDER BY device_id, as_of')
  for (const row of rows) {
    const policy = await policiesOf(pool).find(pool, row.policy_version)
    expect(policy, row.policy_version).not.toBeNull()
    if (policy === null) continue
    const again = assessAt({ inputs: row.inputs, inputsHash: row.inputs_hash, policy }, row.as_of.getTime())
    expect(again.breachLikelihood.score).toBeCloseTo(row.breach_score, 6)
  }
  return rows
}

describeOnEachDatabase('versions of the scoring policy', (database) => {
  test('a fleet that nobody tuned goes by the built-in one', async () => {
    const { pool } = database()
    await ingest(pool, 9)
    expect(await readActivation(pool)).toMatchObject({ version: '2026.2', activatedAt: null, versionBefore: null })
    const [row] = await expectRepeatable(pool)
    expect(row?.policy_version).toBe('2026.2')
    expect((await pagePolicies(pool, { cursor: null, limit: 50 })).items.map(({ version }) => version)).toEqual([
      '2026.2',
      '2026.1',
    ])
  })

  test('a change that nobody looked at is not saved', async () => {
    const { pool } = database()
    const request = { madeFrom: '2026.2', changes, reason }
    await expect(savePolicy(pool, anna, request, NOW)).rejects.toMatchObject({ status: 409 })
  })

  test('a preview scores what is stored and writes nothing but that it was shown', async () => {
    const { pool } = database()
    const before = await expectRepeatable(pool)
    const preview = await previewPolicy(pool, anna, { madeFrom: '2026.2', changes }, NOW)
    expect(preview).toMatchObject({ active: '2026.2', at: toIso(NOW), moved: 1, notRepeatable: 0 })
    const [mover] = preview.movers
    expect(mover?.deviceId).toBe(deviceOf(9))
    expect(mover?.breachAfter).toBeLessThan(mover?.breachBefore ?? 0)
    const looked = preview.highest.devices + preview.sample.devices
    expect(looked).toBeGreaterThan(0)
    for (const part of [preview.highest, preview.sample]) {
      expect(part.breach.reduce((sum, move) => sum + move.before, 0)).toBe(part.devices)
      expect(part.breach.reduce((sum, move) => sum + move.after, 0)).toBe(part.devices)
    }
    expect(await expectRepeatable(pool)).toEqual(before)
  })

  test.each([
    ['of a rule that is none', { 'weight.no-such-rule': 1 }, 'changes.weight.no-such-rule: there is no indicator'],
    ['of a rule of the other kind', { 'weight.exposed-telnet': 1 }, 'there is no indicator exposed-telnet'],
  ])('a number %s is refused', async (_case, wrong, sentence) => {
    await expect(previewPolicy(database().pool, anna, { madeFrom: '2026.2', changes: wrong }, NOW)).rejects.toThrow(
      sentence,
    )
  })

  test('what is shown to one administrator does not count for another, nor for ever', async () => {
    const { pool } = database()
    const request = { madeFrom: '2026.2', changes, reason }
    await expect(savePolicy(pool, bert, request, NOW)).rejects.toMatchObject({ status: 409 })
    await expect(savePolicy(pool, anna, request, NOW + 3_600_001)).rejects.toMatchObject({ status: 409 })
  })

  test('two administrators who save at once get a version each', async () => {
    const { pool } = database()
    await previewPolicy(pool, bert, { madeFrom: '2026.2', changes: { 'base-rate': 0.005 } }, NOW)
    const saved = await Promise.all([
      savePolicy(pool, anna, { madeFrom: '2026.2', changes, reason }, NOW),
      savePolicy(pool, bert, { madeFrom: '2026.2', changes: { 'base-rate': 0.005 }, reason: 'Quiet site' }, NOW),
    ])
    expect(saved.map(({ version }) => version).sort()).toEqual(['2026.2-1', '2026.2-2'])
    const mine = await readPolicy(pool, saved[0].version)
    expect(mine.changes).toEqual(changes)
    expect(mine.numbers.find(({ key }) => key === 'base-rate')).toMatchObject({ value: 0.02, baseValue: 0.01 })
    const { items } = await comparePolicies(pool, '2026.2', saved[0].version)
    expect(items.map(({ key }) => key)).toEqual(['base-rate', 'weight.horizontal-scan'])
    const { rows } = await pool.query('SELECT 1 FROM audit_entry WHERE action = $1', ['policy.save'])
    expect(rows).toHaveLength(2)
    // Saving is not putting in force.
    expect((await readActivation(pool)).version).toBe('2026.2')
  })

  test('a version is never changed nor removed', async () => {
    const { pool } = database()
    await expect(pool.query(`UPDATE scoring_policy SET changes = '{}'`)).rejects.toThrow('never changed')
    await expect(pool.query('DELETE FROM scoring_policy')).rejects.toThrow('never changed')
  })

  test('it is put in force while batches come in, and every assessment repeats from the version it names', async () => {
    const { pool } = database()
    const { items } = await pagePolicies(pool, { cursor: null, limit: 50 })
    const version = items.find(({ madeBy }) => madeBy === 'anna')?.version ?? ''
    const given = { before: '2026.2', reason: 'As previewed' }
    const batches = [20, 21, 22, 23, 24].map((host) => ingest(pool, host))
    const activated = activatePolicy(pool, anna, version, given, NOW)
    await Promise.all([...batches, activated])
    await expect(activatePolicy(pool, bert, '2026.1', given, NOW)).rejects.toMatchObject({ status: 409 })
    await rescoreFleet(pool, () => NOW, never)
    expect(await readActivation(pool)).toMatchObject({ version, versionBefore: '2026.2', devicesDone: 6 })
    const rows = await expectRepeatable(pool)
    const last = new Map(rows.map((row) => [row.device_id, row.policy_version]))
    expect(last.size).toBe(6)
    expect([...new Set(last.values())]).toEqual([version])
  })

  test('another process, or this one after a restart, knows it at once', async () => {
    const restarted = new Pool({ connectionString: database().url, max: 2 })
    try {
      const { version, baseRate } = await policiesOf(restarted).active(restarted)
      expect(version).toMatch(/^2026\.2-/)
      expect(baseRate).toBe(0.02)
      await expectRepeatable(restarted)
      const document = await assessDeviceAt(restarted, deviceOf(20), NOW, NOW)
      expect(document.policyVersion).toBe(version)
    } finally {
      await restarted.end()
    }
  })

  test('going back is putting the earlier one in force', async () => {
    const { pool } = database()
    const { version } = await readActivation(pool)
    await activatePolicy(pool, bert, '2026.2', { before: version, reason: 'Not what we wanted' }, NOW)
    await rescoreFleet(pool, () => NOW, never)
    expect((await assessDeviceAt(pool, deviceOf(9), NOW, NOW)).policyVersion).toBe('2026.2')
    await expectRepeatable(pool)
    const { rows } = await pool.query('SELECT 1 FROM audit_entry WHERE action = $1', ['policy.activate'])
    expect(rows).toHaveLength(2)
  })
})
