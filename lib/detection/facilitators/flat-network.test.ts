import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { flatNetwork } from './flat-network'

const weak = aClaim({ network: { isolatedFromPeers: false } })
const well = aClaim({ network: { isolatedFromPeers: true } }, 60)

test('neighbours can reach it: the device says so itself', () => {
  const hit = hitOf(judged(flatNetwork, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('an isolated client reaches its gateway only', () => {
  expect(judged(flatNetwork, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(flatNetwork, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(flatNetwork, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(flatNetwork, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
