import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { weakWireless } from './weak-wireless'

const weak = aClaim({ network: { wirelessSecurity: 'wep' } })
const well = aClaim({ network: { wirelessSecurity: 'wpa2' } }, 60)

test('weak protection of its radio network: the device says so itself', () => {
  const hit = hitOf(judged(weakWireless, [weak]))
  expect(hit).toMatchObject({ subject: 'wep', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('WPA2 is what most devices have, and is enough', () => {
  expect(judged(weakWireless, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(weakWireless, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(weakWireless, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(weakWireless, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
