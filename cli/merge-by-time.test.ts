import { expect, test } from 'vitest'
import { mergeByTime } from './merge-by-time'
import { TimeHeap } from './time-heap'

type Item = { at: number; name: string }

async function* streamOf(times: readonly number[], name: string, pieceSize = 3): AsyncGenerator<readonly Item[]> {
  const items = times.map((at, index) => ({ at, name: `${name}${String(index)}` }))
  for (let from = 0; from < items.length; from += pieceSize) {
    yield await Promise.resolve(items.slice(from, from + pieceSize))
  }
}

const collect = async (stream: AsyncGenerator<readonly Item[]>): Promise<Item[]> => {
  const all: Item[] = []
  for await (const piece of stream) {
    expect(piece.length).toBeLessThanOrEqual(2_000)
    all.push(...piece)
  }
  return all
}

const timesOf = (items: readonly Item[]): number[] => items.map(({ at }) => at)

test('several streams become one in the order of time', async () => {
  const merged = await collect(mergeByTime([streamOf([1, 4, 9], 'a'), streamOf([2, 3, 10, 11], 'b')]))
  expect(timesOf(merged)).toEqual([1, 2, 3, 4, 9, 10, 11])
})

test('of the same time the stream named first goes first, and each keeps its order', async () => {
  const merged = await collect(mergeByTime([streamOf([5, 5], 'a'), streamOf([5, 5], 'b')]))
  expect(merged.map(({ name }) => name)).toEqual(['a0', 'a1', 'b0', 'b1'])
})

test('a stream out of order by no more than is held back is put in order', async () => {
  const times = [9, 1, 8, 2, 7, 3, 20, 30, 25, 40]
  expect(timesOf(await collect(mergeByTime([streamOf(times, 'a', 1)], 6)))).toEqual(times.toSorted((a, b) => a - b))
})

test('what comes later than that comes late, and is not lost', async () => {
  const times = [10, 11, 12, 13, 14, 1]
  const merged = await collect(mergeByTime([streamOf(times, 'a', 1)], 2))
  expect(timesOf(merged)).toEqual([10, 11, 12, 13, 1, 14])
})

test('no stream, or an empty one, gives nothing', async () => {
  expect(await collect(mergeByTime([]))).toEqual([])
  expect(await collect(mergeByTime([streamOf([], 'a')]))).toEqual([])
})

test('the heap gives back earliest first, in a long and shuffled run too', () => {
  const heap = new TimeHeap<Item>()
  const times = Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 997)
  for (const [index, at] of times.entries()) heap.push({ at, name: String(index) })
  const out = Array.from({ length: heap.size }, () => heap.pop())
  const expected = times
    .map((at, index) => ({ at, name: String(index) }))
    .sort((a, b) => a.at - b.at || Number(a.name) - Number(b.name))
  expect(out).toEqual(expected)
  expect(heap.pop()).toBeUndefined()
})
