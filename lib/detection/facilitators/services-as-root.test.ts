import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { servicesAsRoot } from './services-as-root'

const weak = aClaim({ system: { servicesAsRoot: true } })
const well = aClaim({ system: { servicesAsRoot: false } }, 60)

test('services run with all rights: the device says so itself', () => {
  const hit = hitOf(judged(servicesAsRoot, [weak]))
  expect(hit).toMatchObject({ subject: '', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('services with users of their own are as they should be', () => {
  expect(judged(servicesAsRoot, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(servicesAsRoot, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(servicesAsRoot, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(servicesAsRoot, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
