import { expect, test } from 'vitest'
import { permissionsOfRole } from '@/lib/domain/permission'
import { DAY_MS } from '@/lib/domain/time'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor, type Actor } from './actor'
import { applyRetention } from './apply-retention'
import { registerDevice } from './change-registry'
import { addNote, changeNote, pageNotes, removeNote, restoreNote } from './device-notes'

const NOW = Date.parse('2026-11-23T06:00:00Z')
const anna: Actor = { ...commandActor('anna@example.org'), kind: 'person', permissions: permissionsOfRole('analyst') }
const ben: Actor = { ...anna, name: 'ben@example.org' }
const admin: Actor = { ...anna, name: 'admin@example.org', permissions: permissionsOfRole('administrator') }
const FIRST = { cursor: null, limit: 2 }

describeOnEachDatabase('notes on a device', (database) => {
  const textsOf = async (actor: Actor, cursor: string | null = null) => {
    const page = await pageNotes(database().pool, actor, 'cam-1', { ...FIRST, cursor })
    return { ...page, texts: page.items.map(({ text }) => text) }
  }
  const auditOf = async () => {
    const sql = `SELECT actor, action FROM audit_entry WHERE action LIKE 'note.%' ORDER BY sequence`
    return (await database().pool.query<{ actor: string; action: string }>(sql)).rows
  }

  test('are read page by page, the newest first, and say who may change them', async () => {
    const { pool } = database()
    await registerDevice(pool, admin, { id: 'cam-1' }, NOW)
    for (const [index, text] of ['first', 'second', 'third'].entries())
      await addNote(pool, anna, 'cam-1', text, NOW + index)
    const page = await textsOf(ben)
    expect([page.texts, page.total, page.items.map(({ mayChange }) => mayChange)]).toEqual([
      ['third', 'second'],
      3,
      [false, false],
    ])
    const rest = await textsOf(anna, page.nextCursor)
    expect([rest.texts, rest.nextCursor, rest.items[0]?.mayChange]).toEqual([['first'], null, true])
  })

  test('are changed by their author or an administrator, and by nobody else', async () => {
    const { pool } = database()
    const { id: noteId } = await addNote(pool, anna, 'cam-1', 'it was me', NOW + DAY_MS)
    const given = { deviceId: 'cam-1', noteId, at: NOW + DAY_MS + 1 }
    await expect(changeNote(pool, ben, given, 'it was not')).rejects.toMatchObject({ status: 403 })
    await expect(removeNote(pool, ben, given)).rejects.toMatchObject({ status: 403 })
    expect(await changeNote(pool, admin, given, 'it was Anna')).toMatchObject({ text: 'it was Anna', by: anna.name })
    await expect(changeNote(pool, anna, { ...given, deviceId: 'cam-2' }, 'x')).rejects.toMatchObject({ status: 404 })
  })

  test('that were removed can be brought back for 30 days, then they are gone', async () => {
    const { pool } = database()
    const { id: noteId } = await addNote(pool, anna, 'cam-1', 'a slip', NOW + 2 * DAY_MS)
    const given = { deviceId: 'cam-1', noteId, at: NOW + 2 * DAY_MS }
    await expect(restoreNote(pool, anna, given)).rejects.toMatchObject({ status: 404 })
    await removeNote(pool, anna, given)
    expect((await textsOf(anna)).texts).not.toContain('a slip')
    await restoreNote(pool, anna, given)
    expect((await textsOf(anna)).texts).toContain('a slip')
    await removeNote(pool, anna, given)
    const late = given.at + 31 * DAY_MS
    await expect(restoreNote(pool, anna, { ...given, at: late })).rejects.toMatchObject({ status: 404 })
    await applyRetention(pool, late, new AbortController().signal)
    expect((await pool.query('SELECT FROM device_note WHERE id = $1', [noteId])).rowCount).toBe(0)
  })

  test('leave an audit entry for each act, without the words', async () => {
    const acts = (await auditOf()).map(({ actor, action }) => `${actor.split('@')[0] ?? ''} ${action}`)
    expect(acts).toContain('anna note.add')
    expect(acts).toContain('admin note.change')
    expect(acts.slice(-3)).toEqual(['anna note.remove', 'anna note.restore', 'anna note.remove'])
  })
})
