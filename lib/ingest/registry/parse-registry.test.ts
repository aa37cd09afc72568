import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCellOf, valueOfCell } from './csv-cell'
import { csvRows, delimiterOf } from './csv-rows'
import { THING_NAME_RULE } from '../thing-name'
import { parseRegistry, REGISTRY_ROWS_MAX } from './parse-registry'

const csv = (text: string) => parseRegistry(text, 'csv')

describe('an import as CSV', () => {
  test('names its columns in any order and case; an empty cell says nothing, a hyphen takes away', () => {
    const text = '\uFEFFSegment;ID;Exposure;group\r\n-;cam-1;Internet;Cameras\r\n;"cam;2";-;\r\n\r\n'
    expect(csv(text)).toEqual({
      rows: [
        { line: 2, id: 'cam-1', patch: { segment: null, exposure: 'internet', group: 'Cameras' } },
        { line: 3, id: 'cam;2', patch: { exposure: null } },
      ],
      rejected: 0,
      rejects: [],
    })
  })

  test('quoted cells hold commas, quotes and line ends; lines are counted as an editor does', () => {
    const rows = csvRows('a,b\n"x ""y"", z\nsecond",2\r\nlast,3', 10)
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'], problem: null },
      { line: 2, cells: ['x "y", z\nsecond', '2'], problem: null },
      { line: 4, cells: ['last', '3'], problem: null },
    ])
  })

  test('what cannot be read is named by line and column, and the rest is taken', () => {
    const text = [
      'id,site,exposure,notes',
      'a,north,internet,',
      'b,north,moon,',
      `c,${'x'.repeat(65)},,`,
      ',north,,',
      'a,south,,',
      'd,north',
      'e,"nor"th,,',
      'f,"unclosed,,',
    ].join('\n')
    const { rows, rejected, rejects } = csv(text)
    expect(rows.map(({ id }) => id)).toEqual(['a'])
    expect(rejected).toBe(7)
    expect(rejects).toEqual([
      { line: 1, column: '', reason: expect.stringContaining('"notes" is not one of id, name') as string },
      { line: 3, column: 'exposure', reason: 'must be one of internet, site, isolated, unknown, got "moon"' },
      { line: 4, column: 'site', reason: 'must be at most 64 characters, got 65' },
      { line: 5, column: 'id', reason: THING_NAME_RULE },
      { line: 6, column: 'id', reason: 'line 2 speaks of "a" already' },
      { line: 7, column: '', reason: 'has 2 cells, the header names 4' },
      { line: 8, column: '', reason: 'there is text after a closing quote' },
      { line: 9, column: '', reason: 'a quote is not closed' },
    ])
  })

  test.each([
    ['name,site\nx,y', 'the first line must name the columns, one of them id'],
    ['id,ID\nx,y', 'the header names this column twice'],
  ])('a header that cannot be used refuses the file: %j', (text, reason) => {
    expect(csv(text)).toMatchObject({ rows: [], rejected: 1, rejects: [{ line: 1, reason }] })
  })

  test('what looks like a formula is data', () => {
    const { rows } = csv('id,name\n=cmd|x,"=HYPERLINK(""http://x"")"\n\'=guarded,@sum')
    expect(rows.map(({ id, patch }) => [id, patch.name])).toEqual([
      ['=cmd|x', '=HYPERLINK("http://x")'],
      ['=guarded', '@sum'],
    ])
  })

  test('more rows than an import may have are not taken', () => {
    const text = `id\n${Array.from({ length: REGISTRY_ROWS_MAX + 5 }, (_, index) => `d${String(index)}`).join('\n')}`
    const { rows, rejects } = csv(text)
    expect(rows).toHaveLength(REGISTRY_ROWS_MAX)
    expect(rejects).toEqual([expect.objectContaining({ line: REGISTRY_ROWS_MAX + 2, column: '' })])
  })
})

describe('an import as JSON', () => {
  test('an array or lines; null takes away, a member that is left out says nothing', () => {
    const given = [
      { id: 'a', segment: null, criticality: 'HIGH' },
      { thingName: 'b', site: 'north' },
      7,
      { id: 'c', site: 3 },
    ]
    const expected = {
      rows: [
        { id: 'a', patch: { segment: null, criticality: 'high' } },
        { id: 'b', patch: { site: 'north' } },
      ],
      rejected: 2,
    }
    const array = parseRegistry(JSON.stringify(given), 'json')
    expect(array).toMatchObject(expected)
    expect(array.rejects).toEqual([
      { line: 3, column: '', reason: 'must be an object, got 7' },
      { line: 4, column: 'site', reason: 'must be text, got 3' },
    ])
    expect(parseRegistry(given.map((row) => JSON.stringify(row)).join('\n'), 'json')).toMatchObject(expected)
  })
})

describe('for any text', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'id',
      'group',
      'exposure',
      'internet',
      '-',
      '',
      '"',
      '""',
      '=1+1',
      "'=x",
      'a',
      '\uFEFF',
      '__proto__',
    ),
    fc.string({ unit: 'binary' }),
  )
  const table = fc
    .array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 })
    .chain((rows) =>
      fc.constantFrom(',', ';', '\t').map((delimiter) => rows.map((row) => row.join(delimiter)).join('\n')),
    )

  test('nothing is thrown, every row is taken or refused, and what is taken is bounded', () => {
    fc.assert(
      fc.property(
        fc.oneof(table, fc.string({ unit: 'binary' }), fc.json()),
        fc.constantFrom('csv', 'json'),
        (text, format) => {
          const { rows, rejects, rejected } = parseRegistry(text, format)
          for (const { patch } of rows)
            for (const value of Object.values(patch)) expect(String(value).length).toBeLessThan(65)
          expect(rejects.length <= 100 && rejected >= 0).toBe(true)
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('a cell that was written is read again, and no spreadsheet runs it', () => {
    fc.assert(
      fc.property(fc.oneof(cell, fc.string()), (value) => {
        const written = csvCellOf(value)
        const [row] = csvRows(`${written},x`, 1)
        if (value.trim() !== '' && !value.startsWith('\uFEFF')) expect(valueOfCell(row?.cells[0] ?? '')).toBe(value)
        expect(written.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the delimiter is the one the header has most of', () => {
    expect(['id,a', 'id;a,b;c', 'id\ta', 'id', ''].map(delimiterOf)).toEqual([',', ';', '\t', ',', ','])
  })
})
