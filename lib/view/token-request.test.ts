import { expect, test } from 'vitest'
import { tokenRequestOf, type TokenDraft } from './token-request'

const NOW = Date.parse('2026-11-23T00:00:00Z')
const draft: TokenDraft = { name: ' plant ', scope: 'ingest', bindingKind: 'things', binding: 'pump-* ', days: 30 }

test('what was typed becomes a request with one binding and a moment', () => {
  expect(tokenRequestOf(draft, NOW)).toEqual({
    name: 'plant',
    scope: 'ingest',
    thingPattern: 'pump-*',
    sensor: null,
    any: false,
    expiresAt: '2026-12-23T00:00:00.000Z',
  })
  expect(tokenRequestOf({ ...draft, bindingKind: 'sensor', binding: 'yard' }, NOW)).toMatchObject({
    thingPattern: null,
    sensor: 'yard',
  })
  expect(tokenRequestOf({ ...draft, bindingKind: 'any' }, NOW)).toMatchObject({ thingPattern: null, any: true })
})

test('a scope that is not bound sends no binding, and zero days is for ever', () => {
  expect(tokenRequestOf({ ...draft, scope: 'read', days: 0 }, NOW)).toMatchObject({
    thingPattern: null,
    sensor: null,
    any: false,
    expiresAt: null,
  })
})
