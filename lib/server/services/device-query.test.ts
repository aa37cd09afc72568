import { expect, test } from 'vitest'
import { parseDeviceQuery } from './device-query'

test.each([
  ['', []],
  ['cam', [{ kind: 'text', text: 'cam' }]],
  ['group:cameras', [{ kind: 'field', field: 'group', value: 'cameras' }]],
  [
    'group:"north hall" cam',
    [
      { kind: 'field', field: 'group', value: 'north hall' },
      { kind: 'text', text: 'cam' },
    ],
  ],
  ['stage:impact', [{ kind: 'stage', measure: 'indicators', index: 6 }]],
  ['facilitators:reconnaissance', [{ kind: 'stage', measure: 'facilitators', index: 0 }]],
  [
    'breach:high threat:low',
    [
      { kind: 'band', score: 'breach', band: 'high' },
      { kind: 'band', score: 'threat', band: 'low' },
    ],
  ],
  ['fe80::1', [{ kind: 'text', text: 'fe80::1' }]],
])('%s', (text, terms) => {
  expect(parseDeviceQuery(text)).toEqual(terms)
})

test.each(['stage:nowhere', 'breach:purple', 'a '.repeat(17), 'x'.repeat(513)])('%s is refused', (text) => {
  expect(() => parseDeviceQuery(text)).toThrow()
})
