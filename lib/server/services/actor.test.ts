import { expect, test } from 'vitest'
import { permissionsOfScope } from '@/lib/domain/permission'
import { commandActor, matchesGlob, maySenseAs, thingProblemOf, type Actor } from './actor'

const ingestActor = (more: Partial<Actor>): Actor => ({
  kind: 'token',
  name: 'plant',
  title: 'a token of scope ingest',
  permissions: permissionsOfScope('ingest'),
  thingPattern: null,
  sensor: null,
  any: false,
  ...more,
})

test.each([
  ['pump-1', 'pump-1', true],
  ['pump-1', 'pump-12', false],
  ['pump-*', 'pump-', true],
  ['pump-*', 'valve-1', false],
  ['*', '', true],
  ['*-cam', 'north-cam', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab*ba', 'aba', false],
  ['a.c', 'abc', false],
])('the pattern %s on %s', (pattern, name, matches) => {
  expect(matchesGlob(pattern, name)).toBe(matches)
})

test('a pattern of many stars is judged at once', () => {
  const startedAt = performance.now()
  expect(matchesGlob(`${'a*'.repeat(60)}b`, 'a'.repeat(128))).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(50)
})

test('a bound token speaks for its things only, and for no sensor', () => {
  const actor = ingestActor({ thingPattern: 'pump-*' })
  expect(thingProblemOf(actor, 'pump-7')).toBeNull()
  expect(thingProblemOf(actor, 'valve-7')).toContain('valve-7')
  expect(maySenseAs(actor, 'lab')).toBe(false)
})

test('a token bound to a sensor delivers what that one saw, and speaks for no thing', () => {
  const actor = ingestActor({ sensor: 'lab' })
  expect(maySenseAs(actor, 'lab')).toBe(true)
  expect(maySenseAs(actor, 'hall')).toBe(false)
  expect(thingProblemOf(actor, 'pump-7')).not.toBeNull()
})

test('nobody speaks for a device that is known by its address only', () => {
  expect(thingProblemOf(commandActor('x'), '~default~192.0.2.1')).not.toBeNull()
})
