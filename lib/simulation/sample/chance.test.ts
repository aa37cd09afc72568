import { expect, test } from 'vitest'
import { chanceOf, wholeOf } from './chance'

test('chance is the same when it is asked again, and another for another word', () => {
  expect(chanceOf(1, 'a')).toBe(chanceOf(1, 'a'))
  expect(chanceOf(1, 'a')).not.toBe(chanceOf(1, 'b'))
})

test('it is even: every tenth comes up about as often', () => {
  const counts = Array.from({ length: 10 }, () => 0)
  for (let index = 0; index < 10_000; index += 1) {
    const tenth = wholeOf(0, 9, 'even', index)
    counts[tenth] = (counts[tenth] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(850)
  expect(Math.max(...counts)).toBeLessThan(1_150)
})
