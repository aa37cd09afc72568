import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { anAlert } from '@/lib/testing/some-records'
import { miningAlert } from './mining-alert'

const CATEGORY = 'crypto currency mining activity detected'

test('alerts of mining', () => {
  const alerts = Array.from({ length: 8 }, (_, after) => anAlert({ after, category: CATEGORY }))
  expect(hitOf(judged(miningAlert, alerts))).toMatchObject({ subject: 'TEST rule', count: 8, confidence: 1 })
})

test('other alerts are none', () => {
  expect(judged(miningAlert, [anAlert({ category: 'a network trojan was detected' })]).status).toBe('clear')
})

test('where no monitor raises anything, nothing can be said', () => {
  expect(judged(miningAlert, [aFlow()]).status).toBe('not-assessed')
})
