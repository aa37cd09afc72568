import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow, DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert } from '@/lib/testing/some-records'
import { attackAlert } from './attack-alert'

test('an attack of the device, by Suricata or by a notice of Zeek', () => {
  const category = 'attempted administrator privilege gain'
  expect(hitOf(judged(attackAlert, [anAlert({ category })]))).toMatchObject({ confidence: 0.7, severity: 'high' })
  const notice = anAlert({
    engine: 'zeek',
    signature: 'Scan::Port_Scan',
    category: 'notice',
    message: 'scanned 15 ports',
  })
  expect(hitOf(judged(attackAlert, [notice])).subject).toBe('Scan::Port_Scan')
})

test('the attacked is not the attacker', () => {
  const inbound = anAlert({ from: hostOf(1), to: DEVICE_IP, category: 'web application attack' })
  expect(judged(attackAlert, [inbound]).status).toBe('clear')
})

test('where no monitor raises anything, nothing can be said', () => {
  expect(judged(attackAlert, [aFlow()]).status).toBe('not-assessed')
})
