import { expect, test } from 'vitest'
import { bindingOf, isBoundScope } from './access-text'

const unbound = { thingPattern: null, sensor: null, any: false }

test('a binding says for whom a token speaks', () => {
  expect(bindingOf({ ...unbound, thingPattern: 'pump-*' })).toEqual({ kind: 'things', text: 'pump-*' })
  expect(bindingOf({ ...unbound, sensor: 'yard' })).toEqual({ kind: 'sensor', text: 'yard' })
  expect(bindingOf({ ...unbound, any: true })).toEqual({ kind: 'all things and sensors', text: '' })
  expect(bindingOf(unbound)).toBeNull()
})

test('only what sends records is bound', () => {
  expect((['ingest', 'import', 'read', 'respond', 'admin'] as const).filter(isBoundScope)).toEqual(['ingest', 'import'])
})
