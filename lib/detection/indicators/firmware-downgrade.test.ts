import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin, aRestart } from '@/lib/testing/some-events'
import { firmwareDowngrade } from './firmware-downgrade'

const runs = (version: string, after = 0) => aClaim({ firmware: { version, releasedAt: null } }, after)

test('the device runs an older version than before', () => {
  const hit = hitOf(judged(firmwareDowngrade, [runs('1.4.10'), runs('1.4.9', 600)]))
  expect(hit).toMatchObject({ subject: '1.4.9', confidence: 0.8 })
  expect(hit.summary).toBe('The device ran firmware 1.4.10 and now runs the older 1.4.9.')
})

test('a roll-back that the device announced is less suspicious', () => {
  const rolledBack = [runs('2.0.0'), aRestart(300, 'update'), runs('1.9.9', 600)]
  expect(hitOf(judged(firmwareDowngrade, rolledBack)).confidence).toBe(0.4)
})

test('an update goes up, and the same version said again is no change', () => {
  expect(judged(firmwareDowngrade, [runs('1.4.9'), runs('1.4.10', 600)]).status).toBe('clear')
  expect(judged(firmwareDowngrade, [runs('1.4.9'), runs('1.4.9', 600)]).status).toBe('clear')
})

test('names of builds cannot be put in order', () => {
  expect(judged(firmwareDowngrade, [runs('f00d'), runs('beef', 600)]).status).toBe('clear')
})

test('a device that does not say its firmware cannot be judged', () => {
  expect(judged(firmwareDowngrade, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(judged(firmwareDowngrade, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
})
