import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { unrestrictedEgress } from './unrestricted-egress'

const weak = aClaim({ network: { egress: 'unrestricted' } })
const well = aClaim({ network: { egress: 'restricted' } }, 60)

test('it may call anybody: the device says so itself', () => {
  const hit = hitOf(judged(unrestrictedEgress, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a device with a list of its servers is as it should be', () => {
  expect(judged(unrestrictedEgress, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(unrestrictedEgress, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(unrestrictedEgress, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(unrestrictedEgress, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
