import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aRestart } from '@/lib/testing/some-events'
import { unannouncedFirmware } from './unannounced-firmware'

const runs = (version: string, after: number) => aClaim({ firmware: { version, releasedAt: null } }, after)
const booted = aRestart(0, 'power')

test('another version, and no restart for an update', () => {
  const hit = hitOf(judged(unannouncedFirmware, [booted, runs('1.4.1', 60), runs('1.4.2', 7_200)]))
  expect(hit).toMatchObject({ subject: '1.4.2', confidence: 0.6 })
})

test('an update restarts the device; its profile may follow within a day or come just before', () => {
  const updated = [booted, runs('1.4.1', 60), aRestart(3_600, 'update'), runs('1.4.2', 80_000)]
  expect(judged(unannouncedFirmware, updated).status).toBe('clear')
  const toldLate = [booted, runs('1.4.1', 60), runs('1.4.2', 7_200), aRestart(7_260, 'update')]
  expect(judged(unannouncedFirmware, toldLate).status).toBe('clear')
})

test('an update two days ago explains nothing', () => {
  const late = [aRestart(0, 'update'), runs('1.4.1', 60), runs('1.4.2', 2 * 86_400)]
  expect(judged(unannouncedFirmware, late).status).toBe('found')
})

test('without restarts, or without a version, nothing can be said', () => {
  expect(judged(unannouncedFirmware, [runs('1.4.1', 0), runs('1.4.2', 60)]).status).toBe('not-assessed')
  expect(judged(unannouncedFirmware, [booted]).status).toBe('not-assessed')
})
