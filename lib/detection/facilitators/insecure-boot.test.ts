import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { insecureBoot } from './insecure-boot'

test('it starts whatever is on its flash memory', () => {
  expect(hitOf(judged(insecureBoot, [aClaim({ boot: { secure: false } })]))).toMatchObject({ confidence: 0.9 })
})

test('with secure boot there is nothing to find', () => {
  expect(judged(insecureBoot, [aClaim({ boot: { secure: true } })]).status).toBe('clear')
})

test('the latest claim holds, and one that is silent on the matter takes nothing back', () => {
  expect(
    judged(insecureBoot, [aClaim({ boot: { secure: false } }), aClaim({ boot: { secure: true } }, 60)]).status,
  ).toBe('clear')
  expect(judged(insecureBoot, [aClaim({ boot: { secure: false } }), aClaim({ model: 'C-1' }, 60)]).status).toBe('found')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(insecureBoot, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(insecureBoot, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
