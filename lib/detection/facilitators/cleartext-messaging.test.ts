import { expect, test } from 'vitest'
import { hitOf, judged } from '@/lib/testing/a-device'
import { aFlow } from '@/lib/testing/some-flows'
import { aReport } from '@/lib/testing/some-reports'
import { cleartextMessaging } from './cleartext-messaging'

test('MQTT without TLS to a broker on the internet', () => {
  const hit = hitOf(judged(cleartextMessaging, [aFlow({ port: 1_883, service: 'mqtt' })]))
  expect(hit).toMatchObject({ subject: '203.0.113.9:1883', exposure: 'internet', confidence: 0.8 })
  expect(hit.summary).toContain('speaks MQTT')
})

test('the TLS port, a broker in the house, and a broker that does not answer are none', () => {
  const flows = [
    aFlow({ port: 8_883 }),
    aFlow({ to: '192.168.1.5', port: 1_883 }),
    aFlow({ to: '198.51.100.1', port: 1_883, result: 'unanswered' }),
  ]
  expect(judged(cleartextMessaging, flows).status).toBe('clear')
})

test('CoAP multicast discovery leaves nothing', () => {
  const discovery = aFlow({ to: '224.0.1.187', port: 5_683, transport: 'udp', result: 'answered' })
  expect(judged(cleartextMessaging, [discovery]).status).toBe('clear')
})

test('TLS that the monitor saw on the port of MQTT is no clear text', () => {
  expect(judged(cleartextMessaging, [aFlow({ port: 1_883, service: 'ssl' })]).status).toBe('clear')
})

test('without a network monitor nothing can be said', () => {
  expect(judged(cleartextMessaging, [aReport()]).status).toBe('not-assessed')
})
