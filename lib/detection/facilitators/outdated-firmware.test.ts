import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/domain/time'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { outdatedFirmware } from './outdated-firmware'

const weak = aClaim({ firmware: { version: '1.0.3', releasedAt: START - 800 * DAY_MS } })
const well = aClaim({ firmware: { version: '2.4.1', releasedAt: START - 200 * DAY_MS } }, 60)

test('old firmware: the device says so itself', () => {
  const hit = hitOf(judged(outdatedFirmware, [weak]))
  expect(hit).toMatchObject({ subject: '1.0.3', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a firmware of this year is not old', () => {
  expect(judged(outdatedFirmware, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(outdatedFirmware, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(outdatedFirmware, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(outdatedFirmware, [aLogin(0, 'success')]).status).toBe('not-assessed')
  expect(judged(outdatedFirmware, [aClaim({ firmware: { version: '2.4.1', releasedAt: null } })]).status).toBe(
    'not-assessed',
  )
})
