import { expect, test } from 'vitest'
import { densityOf, mapMarks, mapStep } from './fleet-map'
import { mapLabels } from './map-labels'

const bins = [
  { row: 0, column: 0, devices: 700 },
  { row: 0, column: 3, devices: 9 },
  { row: 9, column: 3, devices: 1 },
  { row: 17, column: 16, devices: 2 },
]
const dot = (id: string, breach: number, threat: number) => ({ id, name: id, breach, threat })

test('density has five classes', () => {
  expect([1, 9, 10, 49, 50, 200, 599, 600, 100_000].map(densityOf)).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4])
})

test('a bin lists exactly what it counts', () => {
  const [bin] = mapMarks([{ row: 9, column: 3, devices: 1 }], [])
  expect(bin?.label).toBe('1 device, breach likelihood 45 to 49, threat level 12 to 16')
  expect(decodeURIComponent(bin?.href ?? '')).toBe('/devices?q=breach:>=45 breach:<=49 threat:>=12 threat:<=16')
})

test('critical devices are dots in the place of their bins, and equal ones are one dot that lists them', () => {
  const marks = mapMarks(bins, [dot('a', 91, 82), dot('b', 88, 80), dot('c', 88, 80)])
  expect(marks.map(({ kind, devices }) => [kind, devices])).toEqual([
    ['dot', 1],
    ['dot', 2],
    ['bin', 1],
    ['bin', 9],
    ['bin', 700],
  ])
  expect(marks[0]?.href).toBe('/devices/a')
  expect(decodeURIComponent(marks[1]?.href ?? '')).toBe('/devices?q=breach:88 threat:80')
})

test('with too many critical devices to draw, their bins come back', () => {
  expect(mapMarks(bins, []).filter(({ kind }) => kind === 'bin')).toHaveLength(4)
})

test('arrows lead to the nearest mark of their direction and end at the edge', () => {
  const marks = mapMarks(bins, [])
  const at = (row: number, column: number) => marks.findIndex(({ id }) => id === `bin ${row} ${column}`)
  expect(mapStep(marks, at(0, 0), 'ArrowRight')).toBe(at(0, 3))
  expect(mapStep(marks, at(0, 3), 'ArrowRight')).toBe(at(17, 16))
  expect(mapStep(marks, at(0, 3), 'ArrowUp')).toBe(at(9, 3))
  expect(mapStep(marks, at(0, 0), 'ArrowLeft')).toBe(at(0, 0))
  expect(mapStep(marks, at(0, 0), 'Home')).toBe(0)
  expect(mapStep(marks, at(0, 0), 'x')).toBe(at(0, 0))
  expect(mapStep([], 0, 'ArrowUp')).toBe(0)
})

test('the three highest and the outliers are named, and no two names lie on each other', () => {
  const dots = [
    dot('hvac-gw-07', 91, 82),
    dot('lobby-cam-014', 90, 81),
    dot('x', 89, 80),
    dot('y', 80, 70),
    dot('badge', 78, 24),
  ]
  const plot = { x: (threat: number) => 3 * threat, y: (breach: number) => 300 - 3 * breach, width: 330 }
  const labels = mapLabels(mapMarks([], dots), plot)
  expect(labels.map(({ text }) => text)).toContain('badge')
  expect(labels.map(({ text }) => text)).not.toContain('y')
  const spots = labels.map(({ x, y, anchor }) => `${x} ${y} ${anchor}`)
  expect(new Set(spots).size).toBe(labels.length)
})

test('a name without room is left out', () => {
  const plot = { x: () => 5, y: () => 5, width: 10 }
  expect(mapLabels(mapMarks([], [dot('camera', 91, 82)]), plot)).toEqual([])
})
