import { expect, test } from 'vitest'
import { eventIdOf, parseEventId } from './event-id'

test('an id is read as it was written', () => {
  const place = { transaction: '7421', sequence: '99', at: 1_790_000_000_000 }
  expect(parseEventId(eventIdOf(place))).toEqual(place)
})

test.each(['', '1.2', '1.2.3.4', '-1.2.3', '1.2.x', `${'9'.repeat(19)}.1.1`, ' 1.2.3'])('%j is no id', (text) => {
  expect(parseEventId(text)).toBeNull()
})
