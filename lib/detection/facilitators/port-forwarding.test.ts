import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { portForwarding } from './port-forwarding'

const weak = aClaim({ network: { portForwarding: true } })
const well = aClaim({ network: { portForwarding: false } }, 60)

test('the device opens ports in the router: the device says so itself', () => {
  const hit = hitOf(judged(portForwarding, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a device that only calls out asks for no port', () => {
  expect(judged(portForwarding, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(portForwarding, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(portForwarding, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(portForwarding, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
