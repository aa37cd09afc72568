import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { injectedCommandReceived } from './injected-command-received'

const attack = (after: number, from: string) =>
  aRequest({ after, from, to: DEVICE_IP, uri: '/set?x=$(reboot)', status: 404 })

test('each attacker is a finding', () => {
  const hit = hitOf(judged(injectedCommandReceived, [attack(0, hostOf(1)), attack(5, hostOf(1))]))
  expect(hit).toMatchObject({ subject: hostOf(1), count: 2, severity: 'low' })
})

test('a thousand attackers are a handful', () => {
  const outcome = judged(
    injectedCommandReceived,
    Array.from({ length: 1_000 }, (_, i) => attack(i, hostOf(i))),
  )
  if (outcome.status !== 'found') throw new Error('nothing was found')
  expect(outcome.hits).toHaveLength(3)
})

test('an alert of the monitor is told by another rule', () => {
  const alert = anAlert({ from: hostOf(1), to: DEVICE_IP, category: 'web application attack' })
  expect(judged(injectedCommandReceived, [alert, aRequest()]).status).toBe('clear')
})

test('without web logs nothing can be said', () => {
  expect(judged(injectedCommandReceived, [anAlert()]).status).toBe('not-assessed')
})
