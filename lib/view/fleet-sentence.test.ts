import { expect, test } from 'vitest'
import { fleetSubtitle, fleetTitle } from './fleet-sentence'

const bands = { critical: 0, high: 0, medium: 3, low: 10, notAssessed: 0 }

test('the title counts who needs a person', () => {
  expect(fleetTitle(bands)).toBe('No device needs a person now')
  expect(fleetTitle({ ...bands, high: 1 })).toBe('1 device needs a person today')
  expect(fleetTitle({ ...bands, critical: 2, high: 10 })).toBe('12 devices need a person today')
})

test('what nothing can be said of is said', () => {
  expect(fleetSubtitle(bands, 13, 0)).toBe('of 13. All of them are assessed.')
  expect(fleetSubtitle({ ...bands, notAssessed: 1 }, 14, 0)).toBe('of 14. 1 is not assessed.')
  expect(fleetSubtitle({ ...bands, notAssessed: 1_204 }, 48_210, 0)).toBe('of 48,210. 1,204 are not assessed.')
})

test('what became high since yesterday is said', () => {
  expect(fleetSubtitle(bands, 13, 2)).toBe('of 13. 2 became high since yesterday. All of them are assessed.')
})
