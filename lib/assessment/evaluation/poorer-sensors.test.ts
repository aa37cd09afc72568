import { expect, test } from 'vitest'
import { aFlow, START } from '@/lib/testing/some-flows'
import { aLookup, aRequest } from '@/lib/testing/some-records'
import { POORER_SENSORS } from './poorer-sensors'

const RECORDS = {
  flow: aFlow({ after: 10, port: 443 }),
  'flow of a look-up': aFlow({ after: 60, port: 53, transport: 'udp' }),
  'look-up': aLookup({ after: 61 }),
  request: aRequest({ after: 5_000 }),
}

test.each([
  ['flows alone', ['flow', 'flow of a look-up']],
  ['no look-ups', ['flow', 'request']],
  ['no flows', ['look-up', 'request']],
  ['first two minutes', ['flow', 'flow of a look-up', 'look-up']],
  ['an hour late', ['request']],
])('a sensor with %s sees %j', (name, seen) => {
  const sensor = POORER_SENSORS.find((one) => one.name === name)
  const left = Object.entries(RECORDS).filter(([, record]) => sensor?.sees(record, START) === true)
  expect(left.map(([what]) => what)).toEqual(seen)
})
