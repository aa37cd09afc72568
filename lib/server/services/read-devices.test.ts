import pg from 'pg'
import type { Pool } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { DEVICE_SORTS, type DeviceSort } from '@/lib/domain/device-filter'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { recordingPool, tablesScanned } from '@/lib/testing/query-plans'
import { insertFleet } from '@/lib/testing/some-fleet'
import { streamDevices } from './export-devices'
import { pageDevices, type DevicePage } from './read-devices'

/** More than one window of the list. */
const DEVICES = 3_000
const LARGE = new Set(['device', 'device_score', 'device_state', 'address_claim', 'finding', 'group_member'])

/** All pages of a walk. A walk that does not end fails. */
const walk = async (pool: Pool, q: string, sort: DeviceSort, limit: number): Promise<DevicePage[]> => {
  const pages: DevicePage[] = []
  let cursor: string | null = null
  do {
    const page: DevicePage = await pageDevices(pool, { q, sort, cursor, limit })
    pages.push(page)
    cursor = page.nextCursor
  } while (cursor !== null && pages.length < 200)
  return pages
}

const idsOf = (pages: readonly DevicePage[]): string[] => pages.flatMap(({ items }) => items.map(({ id }) => id))

/** What each order looks at, as SQL of device d and score s. */
const KEYS: Readonly<Record<string, string>> = {
  breach: 's.breach_printed',
  threat: 's.threat_printed',
  name: 'lower(d.name)',
  group: 'd.group_id',
  site: 'd.site',
  type: 'd.type',
  vendor: 'd.vendor',
  model: 'd.model',
  firmware: 'd.firmware',
  criticality: `array_position(ARRAY['low', 'medium', 'high'], d.criticality)`,
  born: 'd.born_at',
}

/** Searches that are done in each of the ways there are, with the condition they stand for. */
const SEARCHES: readonly (readonly [string, string])[] = [
  ['', 'TRUE'],
  ['group:g7', `d.group_id = 'g7'`],
  ['in:g7 breach:>=30', `d.group_id = 'g7' AND s.breach_printed >= 30`],
  ['in:most', `d.group_id <> 'g1'`],
  [
    'in:most -type:camera breach:>=30',
    `d.group_id <> 'g1' AND d.type IS DISTINCT FROM 'camera' AND s.breach_printed >= 30`,
  ],
  ['in:most is:not-assessed', `d.group_id <> 'g1' AND s.breach_printed IS NULL`],
  ['type:camera', `d.type = 'camera'`],
  ['-type:camera threat:<4', `d.type IS DISTINCT FROM 'camera' AND s.threat_printed < 4`],
  ['model:unknown site:s3', `d.model IS NULL AND d.site = 's3'`],
  ['is:not-assessed', 's.breach_printed IS NULL'],
  ['stage:reconnaissance', 's.breach_printed > 60'],
  ['obby-001', `d.name LIKE 'Lobby-001%'`],
  ['10.0.3.17', `d.id IN (SELECT device_id FROM address_claim WHERE address LIKE '%10.0.3.17%')`],
  ['rule:exposed-telnet', `d.id IN (SELECT device_id FROM finding WHERE closed_at IS NULL)`],
  ['port:23 -port:2323', `d.id IN (SELECT device_id FROM finding WHERE closed_at IS NULL AND subject = 'tcp/23')`],
  ['port:3', 'FALSE'],
  ['seen:<2h', `d.id <= 'd00119'`],
  ['criticality:high -segment:dmz', `d.criticality = 'high' AND d.segment IS NULL`],
]

describeOnEachDatabase('the list of devices', (database) => {
  beforeAll(() => insertFleet(database().pool, DEVICES), 120_000)

  const expected = async (where: string, sort: DeviceSort): Promise<string[]> => {
    const key = KEYS[sort.replace('-', '')] ?? ''
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC'
    const { rows } = await database().pool.query<{ id: string; key: unknown }>(
      `SELECT d.id, ${key} AS key FROM device d JOIN device_score s ON s.device_id = d.id WHERE ${where}
        ORDER BY ${key} ${direction} NULLS LAST, d.id`,
    )
    return rows.map(({ id }) => id)
  }

  const keysOf = async (ids: readonly string[], sort: DeviceSort): Promise<unknown[]> => {
    const { rows } = await database().pool.query<{ key: unknown }>(
      `SELECT ${KEYS[sort.replace('-', '')] ?? ''} AS key FROM unnest($1::text[]) WITH ORDINALITY u (id, n)
         JOIN device d ON d.id = u.id JOIN device_score s ON s.device_id = d.id ORDER BY n`,
      [ids],
    )
    return rows.map(({ key }) => key)
  }

  test.each(DEVICE_SORTS)(
    'a walk by %s meets every device once, in order, those without a key last',
    async (sort) => {
      for (const [q, where] of ['-breach', 'breach', 'model'].includes(sort) ? SEARCHES : SEARCHES.slice(0, 3)) {
        const pages = await walk(database().pool, q, sort, 500)
        const ids = idsOf(pages)
        const wanted = await expected(where, sort)
        expect([...ids].sort(), q).toEqual([...wanted].sort())
        expect(await keysOf(ids, sort), q).toEqual(await keysOf(wanted, sort))
        expect(new Set(pages.map(({ total }) => total)).size, q).toBe(1)
        const [first] = pages
        if (first?.totalIsAtLeast === true) expect(first.total).toBeLessThanOrEqual(ids.length)
        else expect(first?.total, q).toBe(ids.length)
      }
    },
    120_000,
  )

  test('a small page breaks within equal keys without losing a device', async () => {
    const ids = idsOf(await walk(database().pool, 'site:s3', 'threat', 7))
    expect(ids).toHaveLength(new Set(ids).size)
    expect([...ids].sort()).toEqual((await expected(`d.site = 's3'`, 'threat')).sort())
  })

  test('every query of it has an index to read', async () => {
    // At some thousand rows the planner rightly reads a table rather than most of an index. Told not to, what still
    // reads one has no index that could serve it, and would read 100,000 rows as well.
    const { url } = database()
    const planned = new pg.Pool({ connectionString: url, max: 1 })
    await planned.query('SET enable_seqscan = off')
    const { pool, sent } = recordingPool(database().pool)
    for (const [q] of SEARCHES) {
      for (const sort of ['-breach', 'breach', 'name', '-model', 'criticality', 'born'] as const) {
        const { nextCursor } = await pageDevices(pool, { q, sort, cursor: null, limit: 10 })
        if (nextCursor !== null) await pageDevices(pool, { q, sort, cursor: nextCursor, limit: 10 })
      }
    }
    const byText = new Map(sent.map((query) => [query.text, query]))
    expect(byText.size).toBeGreaterThan(100)
    const told: string[] = []
    for (const query of byText.values()) {
      const scanned = await tablesScanned(planned, query)
      if (scanned.some((table) => LARGE.has(table))) told.push(query.text)
    }
    await planned.end()
    expect(told).toEqual([])
  }, 120_000)

  test.each(['zz', 'W10', 'WyJuYW1lIiwieCIsInkiLDEsZmFsc2Vd'])(
    'the cursor %s of another list is refused',
    async (cursor) => {
      await expect(pageDevices(database().pool, { q: '', sort: '-breach', cursor, limit: 10 })).rejects.toThrow(
        'cursor',
      )
    },
  )

  test('the file of a search has its devices once, and nothing in it is a formula', async () => {
    const { pool } = database()
    await pool.query(`UPDATE device SET name = '=HYPERLINK("http://x","y")', vendor = '+1', model = E'a,"b"\\nc'
                       WHERE id = 'd00007'`)
    const file = await new Response(await streamDevices(pool, { q: 'group:g7', sort: 'name' })).text()
    expect(file.split('\r\n')[0]).toMatch(/^id,name,group,site,type,/)
    expect(file).toContain(`d00007,"'=HYPERLINK(""http://x"",""y"")",g7,s0,lock,'+1,"a,""b""\nc",`)
    expect(file.match(/^d\d{5},/gm)).toHaveLength(DEVICES / 40)
    await expect(streamDevices(pool, { q: 'colour:red', sort: 'name' })).rejects.toThrow('no filter colour')
  })
})
