import { expect, test } from 'vitest'
import { heatLevel, heatRows, timesLevel, timesUsual } from './heatmap'

const cell = (value: number | null, usual: number | null = null) => ({
  stage: 'impact' as const,
  devices: value,
  value,
  usual,
})
const row = (key: string, value: number | null, usual: number | null = null, devices = 10) => ({
  key,
  devices,
  silent: false,
  cells: [cell(value, usual)],
})

test('levels rise with the share; none is 0 and one of many is not', () => {
  expect([0, 0.0001, 0.01, 0.03, 0.1, 0.3, 1].map(heatLevel)).toEqual([0, 1, 2, 3, 4, 5, 5])
})

test('levels rise with the times of the usual; below twice is usual', () => {
  expect([0, 1.9, 2, 4, 8, 16, 32, 400].map(timesLevel)).toEqual([0, 0, 1, 2, 3, 4, 5, 5])
  expect(timesUsual(3, 0)).toBe(6)
  expect(timesUsual(412, 400)).toBeCloseTo(1.03)
})

test('no rows, an empty row, a row nobody reports for', () => {
  expect(heatRows([])).toEqual([])
  expect(heatRows([row('empty', 0, null, 0)])[0]?.cells[0]).toMatchObject({ devices: 0, share: 0, level: 0 })
  const [blind] = heatRows([row('blind', null)])
  expect(blind).toMatchObject({ blind: true, cells: [{ share: null, times: null, level: null }] })
})

test('the hottest row stands first, equal ones by name', () => {
  expect(heatRows([row('b', 0), row('a', 0), row('z', 4)]).map(({ key }) => key)).toEqual(['z', 'a', 'b'])
})

test('against the usual, noise that is always there stays dark and a few in a quiet group glow', () => {
  const rows = [row('noisy', 412, 400, 1_000), row('quiet', 14, 0, 1_000)]
  expect(heatRows(rows, 'usual').map(({ key, cells }) => [key, cells[0]?.level])).toEqual([
    ['quiet', 4],
    ['noisy', 0],
  ])
  expect(heatRows(rows, 'share').map(({ key }) => key)).toEqual(['noisy', 'quiet'])
})

test('a score is coloured by its band', () => {
  expect(
    [0, 1, 20, 49, 50, 74, 75, 100].map((value) => heatRows([row('a', value)], 'score')[0]?.cells[0]?.level),
  ).toEqual([0, 1, 2, 3, 4, 4, 5, 5])
})
