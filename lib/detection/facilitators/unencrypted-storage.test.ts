import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { unencryptedStorage } from './unencrypted-storage'

const weak = aClaim({ encryption: { storageEncrypted: false } })
const well = aClaim({ encryption: { tlsMinimum: '1.2', storageEncrypted: true } }, 60)

test('data lies open on the device: the device says so itself', () => {
  const hit = hitOf(judged(unencryptedStorage, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('encrypted storage is as it should be', () => {
  expect(judged(unencryptedStorage, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(unencryptedStorage, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(unencryptedStorage, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(unencryptedStorage, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
