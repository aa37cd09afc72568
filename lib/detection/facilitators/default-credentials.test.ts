import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { defaultCredentials } from './default-credentials'

test('it still has the credentials it shipped with', () => {
  expect(hitOf(judged(defaultCredentials, [aClaim({ credentials: 'default' })]))).toMatchObject({
    confidence: 0.9,
    subject: 'default',
    severity: 'critical',
  })
})

test('credentials of its own are fine', () => {
  expect(judged(defaultCredentials, [aClaim({ credentials: 'unique' })]).status).toBe('clear')
})

test('the latest claim holds, and one that is silent on the matter takes nothing back', () => {
  expect(
    judged(defaultCredentials, [aClaim({ credentials: 'default' }), aClaim({ credentials: 'unique' }, 60)]).status,
  ).toBe('clear')
  expect(judged(defaultCredentials, [aClaim({ credentials: 'default' }), aClaim({ model: 'C-1' }, 60)]).status).toBe(
    'found',
  )
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(defaultCredentials, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(defaultCredentials, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
