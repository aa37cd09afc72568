import { expect, test } from 'vitest'
import { takeRecord } from '@/lib/testing/a-device'
import { aFlow, anInboundFlow, someFlows } from '@/lib/testing/some-flows'
import { newFacts } from '../facts/facts'
import { SENSORS_MAX } from './twin-flows'

const from = (sensor: string, shared = true) => ({ sensor, shared })

test('the flow that two sensors of a space logged counts once', () => {
  const facts = newFacts()
  expect(takeRecord(facts, aFlow(), from('uplink'))).toBe(true)
  expect(takeRecord(facts, aFlow({ after: 0.9, fromPort: 40_000 }), from('core'))).toBe(false)
  expect(facts.flows?.flows).toBe(1)
})

test('two seconds later, from another port, or of another transport it is another flow', () => {
  const facts = newFacts()
  const words = [
    {},
    { after: 2, fromPort: 40_000 },
    { fromPort: 40_001 },
    { fromPort: 40_000, transport: 'udp' },
  ] as const
  words.forEach((word, i) => expect(takeRecord(facts, aFlow(word), from(i === 0 ? 'uplink' : 'core'))).toBe(true))
})

test('a sensor never doubles itself, and a space of one sensor remembers nothing', () => {
  const facts = newFacts()
  expect([1, 2].map(() => takeRecord(facts, aFlow(), from('uplink')))).toEqual([true, true])
  const alone = newFacts()
  expect(['a', 'b'].map((sensor) => takeRecord(alone, aFlow(), from(sensor, false)))).toEqual([true, true])
  expect(alone.flows?.seen).toEqual([])
})

test('a chunk of one sensor and then the same of the other counts once', () => {
  const facts = newFacts()
  const chunk = [
    ...someFlows(60, 1),
    ...someFlows(20, 1, (i) => ({ after: 60 + i, port: 80 })),
    anInboundFlow({ after: 90 }),
  ]
  const taken = ['uplink', 'core'].map((sensor) => chunk.filter((flow) => takeRecord(facts, flow, from(sensor))).length)
  expect(taken).toEqual([81, 0])
})

test('however many sensors are named, memory is bounded', () => {
  const facts = newFacts()
  for (let i = 0; i < 2_000; i += 1) takeRecord(facts, aFlow({ after: i * 3 }), from(`sensor-${String(i)}`))
  expect(facts.flows?.sensors.length).toBe(SENSORS_MAX)
  expect(facts.flows?.seen.length).toBeLessThan(100)
})
