import { expect, test } from 'vitest'
import { hostOf } from '@/lib/testing/some-flows'
import {
  addToSample,
  countsOfHalves,
  countsOfSample,
  emptySample,
  SAMPLE_SIZE,
  unionOfSamples,
} from './distinct-sample'
import { hashText } from './hash-text'

const sampleOf = (hosts: readonly number[], failed = true) => {
  const sample = emptySample()
  for (const host of hosts) addToSample(sample, hashText(hostOf(host)), failed)
  return sample
}
const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i)

test.each([0, 1, 9, 10, 25, SAMPLE_SIZE])('%i hosts are counted exactly', (count) => {
  expect(countsOfSample(sampleOf(upTo(count)))).toEqual({ tried: count, failed: count })
})

test.each([10, 40, 100, 300, 1_000, 10_000, 100_000])('%i hosts are estimated within 35 %%', (count) => {
  const { tried } = countsOfSample(sampleOf(upTo(count)))
  expect(Math.abs(tried - count) / count).toBeLessThan(0.35)
})

test('a value seen again counts once, and one that ever answered has not failed', () => {
  const sample = sampleOf([1, 1, 1, 2])
  addToSample(sample, hashText(hostOf(2)), false)
  expect(countsOfSample(sample)).toEqual({ tried: 2, failed: 1 })
})

test('the order does not matter', () => {
  const hosts = upTo(500)
  expect(sampleOf([...hosts].reverse())).toEqual(sampleOf(hosts))
})

test('the union of two samples is the sample of the union', () => {
  for (const [a, b] of [
    [upTo(20), upTo(20, 10)],
    [upTo(500), upTo(9, 2_000)],
    [upTo(90), upTo(90, 50)],
  ] as const) {
    expect(unionOfSamples(sampleOf(a), sampleOf(b))).toEqual(sampleOf([...a, ...b]))
  }
  expect(unionOfSamples(sampleOf([1]), null)).toEqual(sampleOf([1]))
})

test('what failed in one half and answered in the other answered', () => {
  const union = unionOfSamples(sampleOf([1, 2]), sampleOf([2, 3], false))
  expect(countsOfSample(union)).toEqual({ tried: 3, failed: 1 })
})

test('a window with fewer values than asked for is not counted, a full one always is', () => {
  expect(countsOfHalves(sampleOf(upTo(4)), sampleOf(upTo(5, 4)), 10)).toBeNull()
  expect(countsOfHalves(sampleOf(upTo(5)), sampleOf(upTo(5, 5)), 10)).toEqual({ tried: 10, failed: 10 })
  expect(countsOfHalves(sampleOf(upTo(200)), null, 60)?.tried).toBeGreaterThan(130)
})

test('a million values take the room of a few', () => {
  const sample = sampleOf(upTo(100_000))
  expect(sample.values.length).toBe(SAMPLE_SIZE)
  expect(sample.full).toBe(true)
})
