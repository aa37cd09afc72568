import { expect, test } from 'vitest'
import type { FlowObservation } from '@/lib/domain/observation'
import { minuteEndOf } from '@/lib/domain/time'
import { aDevice } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, DEVICE_IP, hostOf, OUTSIDE_IP } from '@/lib/testing/some-flows'
import { RULES } from '../registry'

const CLIENT_PORT = 50_123

/** What the device sent of one exchange with a cloud, as its own flow, and what came back as another. */
const halves = (index: number, port = 443): [FlowObservation, FlowObservation] => {
  const after = index * 60
  const fromPort = CLIENT_PORT + index
  return [
    aFlow({ after, to: hostOf(index), port, fromPort, result: 'unanswered', sentPackets: 8, sent: 480 }),
    aFlow({
      after: after + 0.03,
      from: hostOf(index),
      fromPort: port,
      to: DEVICE_IP,
      port: fromPort,
      result: 'unanswered',
      sentPackets: 20,
      sent: 9_000,
    }),
  ]
}

const foundIn = (records: readonly FlowObservation[]): string[] => {
  const facts = aDevice(records)
  const at = minuteEndOf(facts.clock ?? 0)
  return RULES.filter((rule) => rule.evaluate(facts, at).status === 'found').map(({ id }) => id)
}

const day = Array.from({ length: 40 }, (_, index) => halves(index, 4_000)).flat()

test('a sensor that logs each direction as its own flow shows no failures: the halves are joined', () => {
  expect(foundIn(day)).toEqual([])
  const { flows } = aDevice(day)
  expect(flows?.endpoints.every(({ answered, failed }) => answered === 1 && failed === 0)).toBe(true)
  expect(flows?.services).toEqual([])
})

test('so they are when the answer is logged first', () => {
  const turned = Array.from({ length: 40 }, (_, index) => [...halves(index, 4_000)].reverse()).flat()
  expect(foundIn(turned)).toEqual([])
  expect(aDevice(turned).flows?.endpoints.every(({ answered, failed }) => answered === 1 && failed === 0)).toBe(true)
})

test('without its other half a try is in vain, and a scan stays a scan', () => {
  const scan = Array.from({ length: 40 }, (_, index) => halves(index, 23)[0])
  expect(foundIn(scan)).toContain('failing-contacts')
})

test('the half that began first belongs to the client: a service of the device that is used is one', () => {
  const asked = anInboundFlow({ from: OUTSIDE_IP, fromPort: 40_000, port: 8_080, result: 'unanswered', sent: 400 })
  const reply = aFlow({ after: 0.02, fromPort: 8_080, to: OUTSIDE_IP, port: 40_000, result: 'unanswered', sent: 900 })
  for (const records of [
    [asked, reply],
    [reply, asked],
  ]) {
    const { flows } = aDevice(records)
    expect(flows?.services.map(({ port, exchanges }) => [port, exchanges])).toEqual([[8_080, 1]])
  }
})
