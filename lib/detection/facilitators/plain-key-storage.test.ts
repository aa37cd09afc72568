import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { plainKeyStorage } from './plain-key-storage'

const weak = aClaim({ encryption: { keyStorage: 'plain' } })
const well = aClaim({ encryption: { keyStorage: 'hardware' } }, 60)

test('private keys lie open: the device says so itself', () => {
  const hit = hitOf(judged(plainKeyStorage, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('keys in a secure element stay there', () => {
  expect(judged(plainKeyStorage, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(plainKeyStorage, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(plainKeyStorage, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(plainKeyStorage, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
