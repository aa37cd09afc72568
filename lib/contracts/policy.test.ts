import { expect, test } from 'vitest'
import { PolicyChangesDocument } from './policy'

const problemOf = (changes: unknown): string | undefined =>
  PolicyChangesDocument.safeParse(changes).error?.issues[0]?.message

test('numbers within their ranges are taken', () => {
  expect(problemOf({ 'base-rate': 0.02, 'half-life.impact': 48, 'weight.beaconing': 0 })).toBeUndefined()
})

test.each([
  [{ 'base-rate': 0.9 }, 'base-rate must be 0.0001 to 0.2, as a share, got 0.9'],
  [{ 'half-life.impact': 0 }, 'half-life.impact must be 1 to 2160, in hours, got 0'],
  [{ 'weight.beaconing': 7 }, 'weight.beaconing must be 0 to 6.5, in log-odds, got 7'],
  [{ 'half-life.nowhere': 5 }, 'half-life.nowhere is no number of the policy that can be changed'],
  [{ bands: 5 }, 'bands is no number of the policy that can be changed'],
  [{ 'base-rate.x': 0.1 }, 'base-rate.x is no number of the policy that can be changed'],
])('%j is refused with what is wrong and where', (changes, sentence) => {
  expect(problemOf(changes)).toBe(sentence)
})

test.each([{ 'base-rate': 'much' }, { 'base-rate': null }, [], 'x'])('%j is no document of changes', (changes) => {
  expect(PolicyChangesDocument.safeParse(changes).success).toBe(false)
})

test('a version cannot differ in more numbers than it may have', () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`weight.rule-${String(index)}`, 1]))
  expect(problemOf(many)).toBe('at most 500 numbers can differ')
})
