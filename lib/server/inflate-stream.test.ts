import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bodyOf } from '@/lib/testing/conn-log'
import { BrokenBody, inflateStream } from './inflate-stream'

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size))
}

const readAll = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of inflateStream(body)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const TEXT = 'a line of a log\n'.repeat(5_000)

test.each([1, 7, 100_000])('gzip is known by its first bytes, in pieces of %d', async (size) => {
  expect(await readAll(piecesOf(gzipSync(TEXT), size))).toBe(TEXT)
})

test('what is not gzip stays as it is', async () => {
  expect(await readAll(bodyOf(TEXT, 3))).toBe(TEXT)
  expect(await readAll(bodyOf('x'))).toBe('x')
  expect(await readAll(bodyOf(''))).toBe('')
})

test('of gzip that is cut off or damaged, what came before is given', async () => {
  const packed = gzipSync(TEXT)
  await expect(readAll(piecesOf(packed.subarray(0, packed.length - 20), 64))).rejects.toThrow(BrokenBody)
  const damaged = Buffer.from(packed)
  damaged.fill(0xff, 12, 40)
  await expect(readAll(piecesOf(damaged, 64))).rejects.toThrow(BrokenBody)
})

test('gzip that grows beyond reason is refused before it is unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  let bytes = 0
  const read = async () => {
    for await (const piece of inflateStream(piecesOf(bomb, 4_096))) bytes += piece.length
  }
  await expect(read()).rejects.toThrow('grows by more than 200')
  expect(bytes).toBeLessThan(8 * 1024 * 1024)
})
