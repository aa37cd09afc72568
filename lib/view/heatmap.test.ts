import { expect, test } from 'vitest'
import { heatLevel, heatRows } from './heatmap'

test('levels rise with the share; none is 0 and one of many is not', () => {
  expect([0, 0.0001, 0.01, 0.03, 0.1, 0.3, 1].map(heatLevel)).toEqual([0, 1, 2, 3, 4, 5, 5])
})

test('no rows, an empty row, a row nobody reports for', () => {
  expect(heatRows([])).toEqual([])
  expect(heatRows([{ key: 'empty', devices: 0, cells: [{ stage: 'impact', devices: 0 }] }])[0]?.cells[0]).toEqual({
    stage: 'impact',
    devices: 0,
    share: 0,
    level: 0,
  })
  const [blind] = heatRows([{ key: 'blind', devices: 3, cells: [{ stage: 'impact', devices: null }] }])
  expect(blind).toMatchObject({ blind: true, cells: [{ share: null, level: null }] })
})

test('the hottest row stands first, equal ones by name', () => {
  const row = (key: string, impact: number) => ({
    key,
    devices: 10,
    cells: [{ stage: 'impact' as const, devices: impact }],
  })
  expect(heatRows([row('b', 0), row('a', 0), row('z', 4)]).map(({ key }) => key)).toEqual(['z', 'a', 'b'])
})
