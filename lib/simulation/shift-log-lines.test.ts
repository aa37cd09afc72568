import { expect, test } from 'vitest'
import { createEveShifter, createZeekShifter } from './shift-log-lines'

const HOUR_MS = 3_600_000

test('the ts column of a TSV log moves, wherever it stands, and nothing else', () => {
  const shift = createZeekShifter(HOUR_MS)
  expect(shift('#fields\tuid\tts\tid.orig_h')).toBe('#fields\tuid\tts\tid.orig_h')
  expect(shift('C1\t1545480000.123456\t192.0.2.1')).toBe('C1\t1545483600.123456\t192.0.2.1')
})

test('without a header the first column is the time', () => {
  expect(createZeekShifter(-1_500)('1545480000.5\tC1')).toBe('1545479999.000000\tC1')
})

test('JSON lines move, with times in seconds or in ISO 8601', () => {
  const shift = createZeekShifter(HOUR_MS)
  expect(JSON.parse(shift('{"ts":1545480000.25,"uid":"C1"}'))).toEqual({ ts: 1_545_483_600.25, uid: 'C1' })
  expect(JSON.parse(shift('{"ts":"2018-12-22T12:00:00.000Z"}'))).toEqual({ ts: '2018-12-22T13:00:00.000Z' })
})

test.each(['', '#close\t2018-12-22', '{broken', '{"uid":"C1"}', 'no time\tC1'])('%j stays as it is', (line) => {
  expect(createZeekShifter(HOUR_MS)(line)).toBe(line)
})

test('a record of Suricata moves with the start and end of its flow', () => {
  const line = JSON.stringify({
    timestamp: '2018-12-22T12:00:00.123456+0000',
    event_type: 'flow',
    flow: { start: '2018-12-21T10:00:00.000000+0000', end: '2018-12-21T11:00:00.000000+0000', age: 3_600 },
  })
  expect(JSON.parse(createEveShifter(HOUR_MS)(line))).toEqual({
    timestamp: '2018-12-22T13:00:00.123Z',
    event_type: 'flow',
    flow: { start: '2018-12-21T11:00:00.000Z', end: '2018-12-21T12:00:00.000Z', age: 3_600 },
  })
  expect(createEveShifter(HOUR_MS)('{broken')).toBe('{broken')
})
