import { expect, test } from 'vitest'
import { momentOfSeconds, parseMoment } from './moment'

test.each<[unknown, number | null]>([
  ['2018-12-21T14:50:16Z', Date.UTC(2018, 11, 21, 14, 50, 16)],
  ['2018-12-21T14:50:16.962094+01:00', Date.UTC(2018, 11, 21, 13, 50, 16, 962)],
  ['2018-12-21 14:50:16', Date.UTC(2018, 11, 21, 14, 50, 16)],
  ['2018-12-21', Date.UTC(2018, 11, 21)],
  [13_184, 13_184],
  ['2018-13-45T99:00:00Z', null],
  ['21 December 2018', null],
  [Number.NaN, null],
  [1e300, null],
  [null, null],
])('%j is %s', (value, at) => {
  expect(parseMoment(value)).toBe(at)
})

test('seconds of a clock that starts at 0 are a moment', () => {
  expect(momentOfSeconds(13.184015)).toBe(13_184)
})
