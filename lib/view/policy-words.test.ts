import { expect, test } from 'vitest'
import { policyChangeMeaning, policyNumberName, policyValueText, scaledUp } from './policy-words'

test.each([
  [0.01, 'share', '1\u2009%'],
  [0.00056, 'share', '0.056\u2009%'],
  [0, 'share', '0\u2009%'],
  [72, 'hours', '72 h'],
  [30, 'days', '30 days'],
  [0.3, 'factor', '× 0.3'],
  [20, 'hosts', '20 hosts'],
] as const)('%s %s reads %s', (value, unit, text) => {
  expect(policyValueText(value, unit)).toBe(text)
})

test('numbers are named for what they are about', () => {
  expect(policyNumberName({ name: 'Half-life of signs of', member: 'initial-access', ruleId: null })).toBe(
    'Half-life of signs of initial access',
  )
  expect(policyNumberName({ name: 'Weight', member: 'Beaconing', ruleId: 'beaconing' })).toBe('Beaconing: weight')
  expect(policyNumberName({ name: 'Base rate', member: '', ruleId: null })).toBe('Base rate')
})

test('a change says what it does to scores', () => {
  expect(policyChangeMeaning({ key: 'weight.beaconing', unit: 'log-odds' }, 1, 0)).toContain('counts no more')
  expect(policyChangeMeaning({ key: 'half-life.impact', unit: 'hours' }, 24, 48)).toBe(
    'A sign that is not seen again counts half after 48 h instead of 24 h.',
  )
  expect(policyChangeMeaning({ key: 'history', unit: 'log-odds' }, 1, 0.5)).toBe('It counts less.')
})

test('a sample stands for the rest; nothing looked at says nothing', () => {
  expect(scaledUp(12, 1_000, 98_000)).toBe(1_176)
  expect(scaledUp(0, 0, 0)).toBe(0)
})
