import { expect, test } from 'vitest'
import type { DeviceRow } from '@/lib/server/repositories/device-rows'
import { byUrgency } from './picture-attention'

type Ranked = Pick<DeviceRow, 'id' | 'criticality' | 'breach'>

const device = (id: string, printed: number | null, criticality: DeviceRow['criticality'] = 'unknown'): Ranked => ({
  id,
  criticality,
  breach: { printed, low: null, high: null, band: 'critical', coverage: 1 },
})
const order = (devices: readonly Ranked[], highSince: readonly [string, number][] = []) =>
  [...devices].sort(byUrgency(new Map(highSince))).map(({ id }) => id)

test('the most likely breached come first, among equals those that matter most', () => {
  expect(order([device('a', 80), device('b', 99), device('c', 80, 'high'), device('d', null)])).toEqual([
    'b',
    'c',
    'a',
    'd',
  ])
})

test('among equal devices the one that fell first is first: the others followed it', () => {
  const [late, early, before] = [device('a', 99), device('b', 99), device('c', 99)]
  expect(
    order(
      [late, early, before],
      [
        ['a', 2_000],
        ['b', 1_000],
      ],
    ),
  ).toEqual(['c', 'b', 'a'])
})
