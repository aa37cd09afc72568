import { expect, test } from 'vitest'
import { aDevice } from '@/lib/testing/a-device'
import { START } from '@/lib/testing/some-flows'
import { someReports } from '@/lib/testing/some-reports'
import { packPulse, unpackPulse } from './pack-pulse'

const pulseOf = (...args: Parameters<typeof someReports>) => {
  const { pulse } = aDevice(someReports(...args))
  if (pulse === null) throw new Error('no pulse')
  return pulse
}
const throughText = (pulse: ReturnType<typeof pulseOf>) =>
  unpackPulse(JSON.parse(JSON.stringify(packPulse(pulse, START))) as ReturnType<typeof packPulse>, START)

test('a pulse comes back the same', () => {
  for (const count of [1, 2, 11, 12, 40]) expect(throughText(pulseOf(count))).toEqual(pulseOf(count))
})

test('counts that differ from metric to metric come back', () => {
  const pulse = pulseOf(7, (i) => (i % 2 === 0 ? {} : { network: { bytesOut: i, packetsOut: 2 ** 43 - i } }))
  expect(throughText(pulse)).toEqual(pulse)
})

test('custom metrics come back, fractions and odd names too', () => {
  const pulse = pulseOf(3, (i) => ({ custom: { 'a,b "c"': { type: 'number', value: i / 3 } } }))
  expect(throughText(pulse)).toEqual(pulse)
})
