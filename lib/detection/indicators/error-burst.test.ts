import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aLogin, someErrors } from '@/lib/testing/some-events'
import { errorBurst } from './error-burst'

test('twenty errors within ten minutes', () => {
  expect(hitOf(judged(errorBurst, someErrors(20, 30)))).toMatchObject({ confidence: 0.5, count: 20 })
  expect(judged(errorBurst, someErrors(19, 30)).status).toBe('clear')
})

test('two hundred leave no doubt', () => {
  expect(hitOf(judged(errorBurst, someErrors(200, 1))).confidence).toBe(1)
})

test('an error a minute all day is a chatty device', () => {
  expect(judged(errorBurst, someErrors(300, 60)).status).toBe('clear')
})

test('a device that does not report errors cannot be judged', () => {
  expect(judged(errorBurst, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
