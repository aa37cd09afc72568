import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert } from '@/lib/testing/some-records'
import { inboundAttackAlert } from './inbound-attack-alert'

const inbound = (category: string, after = 0) => anAlert({ after, from: hostOf(after), to: DEVICE_IP, category })

test('attacks on the device are an attempt, however many', () => {
  expect(inboundAttackAlert.shows).toBe('attempt')
  const alerts = Array.from({ length: 90 }, (_, i) => inbound('web application attack', i))
  expect(hitOf(judged(inboundAttackAlert, alerts))).toMatchObject({ count: 90, severity: 'low' })
})

test('a listed address that knocks only says that the internet exists', () => {
  expect(judged(inboundAttackAlert, [inbound('misc attack')]).status).toBe('clear')
})

test('where no monitor raises anything, nothing can be said', () => {
  expect(judged(inboundAttackAlert, [aFlow()]).status).toBe('not-assessed')
})
