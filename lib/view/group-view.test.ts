import { expect, test } from 'vitest'
import { formatExpected, groupHref, groupTitle, toneOfPrinted } from './group-view'

test('the title answers whether the group is breached', () => {
  expect(groupTitle('Cameras', 0, { expected: 0, worst: null })).toBe('Cameras holds no device')
  expect(groupTitle('Cameras', 3, { expected: 0, worst: null })).toBe('Cameras: 3 devices, none assessed yet')
  expect(groupTitle('Cameras', 3, { expected: 0.01, worst: 4 })).toBe('Cameras: 3 devices, none stands out')
  expect(groupTitle('Cameras', 40, { expected: 1.26, worst: 91 })).toBe(
    'Cameras: about 1.3 of 40 devices may be breached',
  )
})

test.each([
  [0, '0'],
  [0.04, '0'],
  [0.06, '0.1'],
  [2, '2'],
  [9.96, '10'],
  [12.4, '12'],
])('%s expected devices are written %s', (expected, text) => {
  expect(formatExpected(expected)).toBe(text)
})

test('what is not assessed has no tone of a band', () => {
  expect(toneOfPrinted(null)).toBe(0)
  expect(toneOfPrinted(0)).toBe(2)
  expect(toneOfPrinted(75)).toBe(5)
})

test('ids of any script make one path segment', () => {
  expect(groupHref('türen/nord')).toBe('/groups/t%C3%BCren%2Fnord')
})
