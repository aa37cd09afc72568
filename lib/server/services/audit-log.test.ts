import { beforeAll, expect, test } from 'vitest'
import { appendAudit, auditHashOf, GENESIS_HASH } from '@/lib/server/repositories/audit'
import { inTransaction } from '@/lib/server/repositories/transaction'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { listAudit, verifyAudit, verifyAuditStretch } from './audit-log'

const AT = Date.parse('2026-11-23T10:00:00Z')
const ALL = { actor: '', action: '', target: '', cursor: null, limit: 100 }
const ENTRIES = 2_500

describeOnEachDatabase('the audit log', (database) => {
  const pool = () => database().pool
  let last = { sequence: 0, hash: GENESIS_HASH }
  /** Writes entries as appendAudit does, all in one statement. */
  const append = async (count: number, more: { actor?: string; action?: string; target?: string }) => {
    const rows = Array.from({ length: count }, (_, n) => {
      const detail = { z: '<script>', n, a: [`é${String(n)}`] }
      const entry = { at: AT, actor: 'ada', action: 'token.create', target: 't', detail, ...more }
      const sequence = last.sequence + 1
      const row = { ...entry, sequence, previous_hash: last.hash, hash: auditHashOf(last.hash, sequence, entry) }
      last = row
      return { ...row, at: new Date(AT).toISOString() }
    })
    await pool().query(`INSERT INTO audit_entry SELECT * FROM jsonb_populate_recordset(NULL::audit_entry, $1::jsonb)`, [
      JSON.stringify(rows),
    ])
  }
  /** Does something as whoever has the database may, past the trigger that keeps everybody else from it. */
  const tamper = async (sql: string, values: unknown[]) => {
    await pool().query('ALTER TABLE audit_entry DISABLE TRIGGER ALL')
    await pool().query(sql, values)
    await pool().query('ALTER TABLE audit_entry ENABLE TRIGGER ALL')
  }

  beforeAll(async () => {
    last = { sequence: 0, hash: GENESIS_HASH }
    await append(ENTRIES, {})
    await append(3, { actor: 'bob', action: 'token.revoke' })
    await append(2, { actor: 'bob', action: 'tokens.other', target: 'u' })
    const entry = { at: AT, actor: 'bob', action: 'token.create', target: 't', detail: { n: 0 } }
    await inTransaction(pool(), (db) => appendAudit(db, entry))
  })

  test('is found whole, over more entries than are held at once', async () => {
    const { checked, brokenAt, headSequence, nextAfter } = await verifyAudit(pool())
    expect([checked, brokenAt, headSequence, nextAfter]).toEqual([ENTRIES + 6, null, ENTRIES + 6, null])
    expect(await verifyAuditStretch(pool(), 2_000)).toMatchObject({ checked: 506, brokenAt: null })
    await expect(verifyAuditStretch(pool(), 9_999)).rejects.toMatchObject({ status: 400 })
  })

  test('is read backwards, page by page', async () => {
    const first = await listAudit(pool(), { ...ALL, limit: 4 })
    const second = await listAudit(pool(), { ...ALL, limit: 4, cursor: first.nextCursor })
    const sequences = [...first.items, ...second.items].map(({ sequence }) => sequence)
    expect(sequences).toEqual(Array.from({ length: 8 }, (_, n) => ENTRIES + 6 - n))
    expect(first.total).toBe(ENTRIES + 6)
    expect(first.items[0]?.detail).toEqual({ n: 0 })
    expect(first.items[1]?.detail).toEqual({ z: '<script>', n: 1, a: ['é1'] })
    await expect(listAudit(pool(), { ...ALL, cursor: 'WyJ4Il0' })).rejects.toMatchObject({ status: 400 })
  })

  test.each<[Partial<typeof ALL>, number]>([
    [{ actor: 'bob' }, 6],
    [{ action: 'token.revoke' }, 3],
    [{ action: 'token' }, ENTRIES + 4],
    [{ action: 'nothing' }, 0],
    [{ action: '%' }, 0],
    [{ target: 'u' }, 2],
    [{ actor: 'bob', action: 'token' }, 4],
    [{ actor: 'ada', target: 'u' }, 0],
    [{ actor: '\0' }, 0],
  ])('finds by %j', async (filter, total) => {
    const page = await listAudit(pool(), { ...ALL, ...filter, limit: 3 })
    expect(page.total).toBe(total)
    expect(page.items).toHaveLength(Math.min(3, total))
    expect(page.nextCursor === null).toBe(total <= 3)
  })

  test('cannot be changed by the service', async () => {
    await expect(pool().query("UPDATE audit_entry SET actor = 'eve'")).rejects.toThrow()
    await expect(pool().query('DELETE FROM audit_entry')).rejects.toThrow()
  })

  test('a changed, a missing and an inserted entry are found, the first of them named', async () => {
    await tamper(`UPDATE audit_entry SET detail = '{"n":7}' WHERE sequence = $1`, [1_700])
    expect(await verifyAudit(pool())).toMatchObject({ brokenAt: 1_700, headSequence: 1_699, checked: 1_699 })
    await tamper('DELETE FROM audit_entry WHERE sequence = $1', [1_200])
    expect((await verifyAudit(pool())).brokenAt).toBe(1_201)
    await tamper("UPDATE audit_entry SET previous_hash = repeat('0', 64) WHERE sequence = $1", [2])
    expect((await verifyAudit(pool())).brokenAt).toBe(2)
  })
})
