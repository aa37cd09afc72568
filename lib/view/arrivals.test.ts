import { expect, test } from 'vitest'
import { arrivalsOf } from './arrivals'

const source = { source: 'tap', log: 'conn', lastReceivedAt: '2026-11-23T09:00:00Z', lastHour: { accepted: 3 } }
const refused = {
  id: '7',
  source: 'token',
  log: 'report',
  receivedAt: '2026-11-23T09:01:00Z',
  line: 1,
  reason: 'header is required',
}

test('what was taken and what was not stand in one list, the newest first', () => {
  expect(arrivalsOf([source], [refused])).toMatchObject([
    { isTaken: false, detail: '1: header is required' },
    { isTaken: true, detail: '3 records within the hour' },
  ])
})

test('a source of which only rejects came is not shown as accepted', () => {
  expect(arrivalsOf([{ ...source, lastHour: { accepted: 0 } }], [])).toEqual([])
})
