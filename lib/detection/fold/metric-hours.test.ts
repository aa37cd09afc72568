import { expect, test } from 'vitest'
import { START } from '@/lib/testing/some-flows'
import { aReport, listening } from '@/lib/testing/some-reports'
import { addToHour, CUSTOM_METRICS_MAX, hourOfReport } from './metric-hours'

test('a report gives minimum, maximum, sum, count and last of each metric it has', () => {
  const report = aReport({ tcp: listening(22, 443), network: { bytesOut: 7 }, connections: 3 })
  expect(hourOfReport(report, START).metrics).toEqual({
    bo: [7, 7, 7, 1, 7],
    tp: [2, 2, 2, 1, 2],
    ec: [3, 3, 3, 1, 3],
  })
})

test('two stretches of an hour add up, and the later one says the last value', () => {
  const hours = [5, 9, 2].map((bytesOut) => hourOfReport(aReport({ network: { bytesOut } }), START))
  const sum = hours.reduce(addToHour)
  expect(sum.metrics['bo']).toEqual([2, 9, 16, 3, 2])
})

test('numbers of custom metrics are kept, at most four of them', () => {
  const custom = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`m${String(i)}`, { type: 'number', value: i } as const]),
  )
  const hour = addToHour({ hour: START, metrics: {} }, hourOfReport(aReport({ custom }), START))
  expect(Object.keys(hour.metrics).filter((code) => code.startsWith('c:')).length).toBe(CUSTOM_METRICS_MAX)
})

test('lists, and names that are too long, are not kept', () => {
  const custom = {
    tags: { type: 'string-list', values: ['a'] },
    ['x'.repeat(33)]: { type: 'number', value: 1 },
  } as const
  expect(Object.keys(hourOfReport(aReport({ custom }), START).metrics).some((code) => code.startsWith('c:'))).toBe(
    false,
  )
})

const totals = (value: number) => [value, value, value, 1, value]

test('a report cannot claim more than any link carries, nor more ports than there are', () => {
  const absurd = aReport({ tcp: { ...listening(), total: 9e15 }, network: { bytesOut: Number.MAX_SAFE_INTEGER } })
  expect(hourOfReport(absurd, START).metrics).toEqual({ bo: totals(2 ** 43), tp: totals(65_536) })
})
