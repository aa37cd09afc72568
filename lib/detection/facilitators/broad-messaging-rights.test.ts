import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aClaim, aLogin } from '@/lib/testing/some-events'
import { broadMessagingRights } from './broad-messaging-rights'

const weak = aClaim({ messaging: { publish: ['site/1/pump-7/status'], subscribe: ['#'] } })
const well = aClaim({ messaging: { publish: ['site/1/pump-7/status'], subscribe: ['site/+/pump-7/commands'] } }, 60)

test('it may read or write the topics of others: the device says so itself', () => {
  const hit = hitOf(judged(broadMessagingRights, [weak]))
  expect(hit).toMatchObject({ subject: 'subscribe #', confidence: 0.9 })
  expect(hit.summary).toMatch(/^.{20,}\.$/)
})

test('a wildcard below its own site is how topics are used', () => {
  expect(judged(broadMessagingRights, [well]).status).toBe('clear')
})

test('once it is mended and said so, it is clear', () => {
  expect(judged(broadMessagingRights, [weak, well]).status).toBe('clear')
})

test('a device that has not said so cannot be judged', () => {
  expect(judged(broadMessagingRights, [aClaim({ model: 'C-1' })]).status).toBe('not-assessed')
  expect(judged(broadMessagingRights, [aLogin(0, 'success')]).status).toBe('not-assessed')
})
