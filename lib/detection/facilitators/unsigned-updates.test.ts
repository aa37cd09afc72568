import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { unsignedUpdates } from './unsigned-updates'

test('it installs what it is given', () => {
  expect(hitOf(judged(unsignedUpdates, [aClaim({ updates: { signed: false } })]))).toMatchObject({ confidence: 0.9 })
})

test('signed updates are fine', () => {
  expect(judged(unsignedUpdates, [aClaim({ updates: { signed: true } })]).status).toBe('clear')
})

test('the latest claim holds, and one that is silent on the matter takes nothing back', () => {
  expect(
    judged(unsignedUpdates, [aClaim({ updates: { signed: false } }), aClaim({ updates: { signed: true } }, 60)]).status,
  ).toBe('clear')
  expect(judged(unsignedUpdates, [aClaim({ updates: { signed: false } }), aClaim({ model: 'C-1' }, 60)]).status).toBe(
    'found',
  )
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(unsignedUpdates, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(unsignedUpdates, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
