import { expect, test } from 'vitest'
import { auditDetailOf } from './audit-detail'

test('each kind of value has its words', () => {
  expect(auditDetailOf({ name: 'x', empty: '', any: true, no: false, sensor: null, n: 7, list: ['a', 'b'] })).toEqual([
    { name: 'name', text: 'x' },
    { name: 'empty', text: '""' },
    { name: 'any', text: 'yes' },
    { name: 'no', text: 'no' },
    { name: 'sensor', text: 'none' },
    { name: 'n', text: '7' },
    { name: 'list', text: 'a, b' },
  ])
})
