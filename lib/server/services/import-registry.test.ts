import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { permissionsOfScope } from '@/lib/domain/permission'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor, type Actor } from './actor'
import { registerDevice, registerNewDevice, changeRegistry, readDeviceRegistry } from './change-registry'
import { exportRegistry } from './export-registry'
import { importRegistry, type RegistryImport } from './import-registry'

const AT = Date.parse('2026-11-23T06:00:00Z')
const actor = commandActor('test')
const importer: Actor = {
  ...actor,
  kind: 'token',
  permissions: permissionsOfScope('import'),
  thingPattern: 'cam-*',
  any: false,
}

const csv = (text: string, words: Partial<RegistryImport> = {}): RegistryImport => ({
  text,
  format: 'csv',
  isPreview: false,
  expect: null,
  ...words,
})

const textOf = (pool: Pool): Promise<string> => new Response(exportRegistry(pool)).text()

const countOf = async (pool: Pool, from: string): Promise<number> =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n ?? 0

describeOnEachDatabase('an import of the registry', (database) => {
  const FILE =
    'id,group,site,exposure\ncam-1,Warehouse A,north,internet\ncam-2,warehouse a,,\nlock-1,locks,south,moon\n'

  test('a preview says what would be and writes nothing', async () => {
    const { pool } = database()
    const preview = await importRegistry(pool, actor, csv(FILE, { isPreview: true }), AT)
    expect(preview).toMatchObject({ applied: false, rows: 3, created: 2, changed: 0, unchanged: 0, rejected: 1 })
    expect(preview.newGroups).toEqual(['warehouse-a'])
    expect(preview.rejects).toEqual([
      { line: 4, column: 'exposure', reason: expect.stringContaining('moon') as string },
    ])
    expect(preview.differences[0]).toMatchObject({ line: 2, deviceId: 'cam-1', isNew: true })
    expect(await countOf(pool, 'device')).toBe(0)
    expect(await countOf(pool, 'audit_entry')).toBe(0)
  })

  test('what was previewed is what is applied, with one entry in the audit log', async () => {
    const { pool } = database()
    const { digest } = await importRegistry(pool, actor, csv(FILE, { isPreview: true }), AT)
    const applied = await importRegistry(pool, actor, csv(FILE, { expect: digest }), AT)
    expect(applied).toMatchObject({ applied: true, created: 2, rejected: 1, digest })
    const { rows } = await pool.query('SELECT action, detail FROM audit_entry')
    expect(rows).toEqual([
      { action: 'registry.import', detail: expect.objectContaining({ created: 2, rejected: 1, digest }) as unknown },
    ])
    expect(await readDeviceRegistry(pool, 'cam-1')).toEqual({
      deviceId: 'cam-1',
      origin: 'registered',
      name: 'cam-1',
      group: 'warehouse-a',
      site: 'north',
      criticality: 'unknown',
      exposure: 'internet',
      segment: null,
    })
    expect(await countOf(pool, "change WHERE device_id LIKE 'cam-%'")).toBe(2)
  })

  test('when the registry moved since the preview nothing is applied', async () => {
    const { pool } = database()
    const file = 'id,site\ncam-1,east\ncam-2,east\n'
    const { digest } = await importRegistry(pool, actor, csv(file, { isPreview: true }), AT)
    await changeRegistry(pool, actor, { id: 'cam-2', site: 'west' }, AT)
    await expect(importRegistry(pool, actor, csv(file, { expect: digest }), AT)).rejects.toMatchObject({ status: 409 })
    expect(await readDeviceRegistry(pool, 'cam-1')).toMatchObject({ site: 'north' })
  })

  test('the same file again changes nothing; what changes where a device stands is judged anew', async () => {
    const { pool } = database()
    await pool.query('DELETE FROM rejudge_request')
    expect(await importRegistry(pool, actor, csv(FILE), AT)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    const changed = await importRegistry(pool, actor, csv('id,exposure,site\ncam-1,-,\ncam-2,,up\n'), AT)
    expect(changed).toMatchObject({ changed: 2, unchanged: 0 })
    expect(changed.differences).toEqual([
      { line: 2, deviceId: 'cam-1', isNew: false, fields: [{ field: 'exposure', before: 'internet', after: null }] },
      { line: 3, deviceId: 'cam-2', isNew: false, fields: [{ field: 'site', before: 'west', after: 'up' }] },
    ])
    const { rows } = await pool.query<{ device_id: string }>('SELECT device_id FROM rejudge_request')
    expect(rows).toEqual([{ device_id: 'cam-1' }])
  })

  test('an import token speaks only for its own things', async () => {
    const { pool } = database()
    const result = await importRegistry(pool, importer, csv('id,site\ncam-3,a\nlock-9,a\n'), AT)
    expect(result).toMatchObject({ created: 1, rejected: 1 })
    expect(result.rejects).toEqual([{ line: 3, column: 'id', reason: 'this token may not speak for lock-9' }])
  })

  test('an export is an import that changes nothing, also of what looks like a formula', async () => {
    const { pool } = database()
    const hostile = ['=cmd|calc', '@sum', "'=x", 'a"b,c;d', '<script>', 'ünï 东京', 'x'.repeat(64)]
    for (const name of hostile) await registerDevice(pool, actor, { id: `n-${name}`.slice(0, 100), name }, AT)
    await registerDevice(pool, actor, { id: '=evil', segment: '+vlan' }, AT)
    const text = await textOf(pool)
    expect(text).toContain("'=evil")
    expect(text).not.toMatch(/(^|[,\n])"?[=+@-]/)
    const again = await importRegistry(pool, actor, csv(text), AT)
    expect(again).toMatchObject({ created: 0, changed: 0, rejected: 0, unchanged: hostile.length + 4 })
  })

  test('rows about devices that are no more, or never can be, are named', async () => {
    const { pool } = database()
    await pool.query(`INSERT INTO device_group (id, name, kind, query, created_at, created_by, changed_at, changed_by)
                      VALUES ('hot', 'Hot', 'query', 'breach:high', now(), 't', now(), 't')`)
    await pool.query(`UPDATE device SET merged_into = 'cam-1' WHERE id = 'cam-3'`)
    const file = 'id,group\ncam-3,x\n~lab~10.0.0.1,x\ncam-1,hot\ncam-2,???\n'
    const result = await importRegistry(pool, actor, csv(file), AT)
    expect(result.rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'id', 'this device is now cam-1'],
      [3, 'id', 'no such device; a thing name does not begin with ~'],
      [4, 'group', 'hot holds what matches its query; no device can be put in it'],
      [5, 'group', 'must have a letter or a digit'],
    ])
    expect(result.newGroups).toEqual([])
  })

  test('some thousand rows are taken at once', async () => {
    const { pool } = database()
    const lines = Array.from({ length: 3_000 }, (_, index) => `bulk-${String(index)},g-${String(index % 300)}`)
    const result = await importRegistry(pool, actor, csv(['id,group', ...lines].join('\n')), AT)
    expect(result).toMatchObject({ rows: 3_000, created: 3_000, rejected: 0 })
    expect(result.newGroups).toHaveLength(100)
    expect(await countOf(pool, "device_group WHERE id LIKE 'g-%'")).toBe(300)
  })

  test('a device is registered once; what it cannot be called is refused with a sentence', async () => {
    const { pool } = database()
    await expect(registerNewDevice(pool, actor, { id: 'cam-1' }, AT)).rejects.toMatchObject({ status: 409 })
    await expect(registerDevice(pool, actor, { id: '~a~b' }, AT)).rejects.toMatchObject({ status: 400 })
    await expect(changeRegistry(pool, actor, { id: 'cam-1', site: 'x'.repeat(65) }, AT)).rejects.toMatchObject({
      message: 'site: must be at most 64 characters, got 65',
    })
  })
})
