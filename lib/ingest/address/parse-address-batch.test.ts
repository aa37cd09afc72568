import { expect, test } from 'vitest'
import { parseAddressBatch } from './parse-address-batch'

test('an address is read with its space and period, in either form', () => {
  const line = { thingName: 'cam-1', space: 'plant', address: '10.0.0.7', from: '2026-11-20T00:00:00Z' }
  expect(parseAddressBatch(`${JSON.stringify(line)}\n`).records).toEqual([
    {
      index: 0,
      thingName: 'cam-1',
      space: 'plant',
      address: '10.0.0.7',
      from: Date.UTC(2026, 10, 20),
      to: null,
    },
  ])
  expect(parseAddressBatch('[{"thingName":"cam-1","address":"::1"}]').records[0]).toMatchObject({ space: 'default' })
})

test.each([
  ['no address', { thingName: 'cam-1', address: 'here' }, 'address must be an IP address'],
  ['no thing', { address: '10.0.0.7' }, 'thingName'],
  ['a space that is none', { thingName: 'cam-1', address: '10.0.0.7', space: 'a b' }, 'space'],
  ['a time that is none', { thingName: 'cam-1', address: '10.0.0.7', from: 'yesterday' }, 'from and to must be'],
])('%s is refused by name', (_what, line, reason) => {
  const { records, rejects } = parseAddressBatch(JSON.stringify([line]))
  expect(records).toEqual([])
  expect(rejects[0]?.reason).toContain(reason)
})
