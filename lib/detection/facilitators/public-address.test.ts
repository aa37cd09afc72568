import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { publicAddress } from './public-address'

const weak = aClaim({ network: { addresses: ['10.0.0.7', '8.8.4.4'] } })
const well = aClaim(
  { network: { addresses: ['192.168.1.9', '169.254.3.1', '2a00:1450:4001:81b::200e', 'fe80::1'] } },
  60,
)

test('the device has an address of the internet: the device says so itself', () => {
  const hit = hitOf(judged(publicAddress, [weak]))
  expect(hit).toMatchObject({ subject: '8.8.4.4', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('private addresses, and those of IPv6 that every network gives out, are no open door', () => {
  expect(judged(publicAddress, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(publicAddress, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(publicAddress, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(publicAddress, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
