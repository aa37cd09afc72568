import { beforeAll, expect, test } from 'vitest'
import { permissionsOfRole } from '@/lib/domain/permission'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { commandActor } from './actor'
import { configureSensor } from './configure-sensor'
import { pageSensors, readSensor } from './read-sensors'

const AT = Date.parse('2026-11-23T06:00:00Z')
/** A person who administers; people may not ingest, and place sensors all the same. */
const administrator = {
  ...commandActor('ada@example.net'),
  kind: 'person' as const,
  permissions: permissionsOfRole('administrator'),
  any: false,
}

describeOnEachDatabase('sensors', (database) => {
  beforeAll(async () => {
    for (const name of ['north', 'east', 'lab-1']) {
      await configureSensor(database().pool, administrator, { name, space: name, networks: ['10.0.0.0/8'] }, AT)
    }
  })

  test('are listed by name, page by page', async () => {
    const { pool } = database()
    const first = await pageSensors(pool, { cursor: null, limit: 2 })
    expect(first.items.map(({ name }) => name)).toEqual(['east', 'lab-1'])
    const second = await pageSensors(pool, { cursor: first.nextCursor, limit: 2 })
    expect(second).toMatchObject({ items: [{ name: 'north', space: 'north' }], nextCursor: null, total: 3 })
    await expect(pageSensors(pool, { cursor: 'WzFd', limit: 2 })).rejects.toMatchObject({ status: 400 })
  })

  test('one is read by its name', async () => {
    const { pool } = database()
    expect(await readSensor(pool, 'east')).toEqual({
      name: 'east',
      space: 'east',
      networks: ['10.0.0.0/8'],
      createdAt: '2026-11-23T06:00:00.000Z',
    })
    await expect(readSensor(pool, 'nobody')).rejects.toMatchObject({ status: 404 })
  })

  test('who placed one stands in the audit log', async () => {
    const { rows } = await database().pool.query(
      `SELECT actor, detail FROM audit_entry WHERE action = 'sensor.configure' AND target = 'east'`,
    )
    expect(rows).toEqual([{ actor: 'ada@example.net', detail: { space: 'east', networks: ['10.0.0.0/8'] } }])
  })
})
