import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/domain/time'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { unsupportedOperatingSystem } from './unsupported-operating-system'

const weak = aClaim({ operatingSystem: { name: 'Linux', version: '3.10', supportEndsAt: START - DAY_MS } })
const well = aClaim({ operatingSystem: { name: 'Linux', version: '6.6', supportEndsAt: START + DAY_MS } }, 60)

test('operating system without support: the device says so itself', () => {
  const hit = hitOf(judged(unsupportedOperatingSystem, [weak]))
  expect(hit).toMatchObject({ subject: 'Linux 3.10', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a system that is still fixed is no weakness', () => {
  expect(judged(unsupportedOperatingSystem, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(unsupportedOperatingSystem, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(unsupportedOperatingSystem, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(unsupportedOperatingSystem, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(
    judged(unsupportedOperatingSystem, [
      aClaim({ operatingSystem: { name: 'Linux', version: '6.6', supportEndsAt: null } }),
    ]).status,
  ).toBe('not-assessed')
})
