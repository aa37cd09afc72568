import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLineSplitter, type LineChunk } from './chunk-lines'

const encoder = new TextEncoder()

const chunksOf = (
  pieces: readonly Uint8Array[],
  limits = { lineBytesMax: 20, linesMax: 3, bytesMax: 100 },
): LineChunk[] => {
  const splitter = createLineSplitter(limits)
  const chunks = pieces.flatMap((piece) => splitter.push(piece))
  const last = splitter.end()
  return last === null ? chunks : [...chunks, last]
}

const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return at.slice(1).map((to, index) => bytes.slice(at[index], to))
}

test('seven lines make chunks of three, three and one', () => {
  const chunks = chunksOf([encoder.encode('a\nb\nc\nd\ne\n\ng')])
  expect(chunks).toEqual([
    { lines: ['a', 'b', 'c'], firstLine: 1, rejects: [] },
    { lines: ['d', 'e', ''], firstLine: 4, rejects: [] },
    { lines: ['g'], firstLine: 7, rejects: [] },
  ])
})

test('long lines make chunks of fewer lines', () => {
  const chunks = chunksOf([encoder.encode('aaaa\nbbbb\nc\nd\n')], { lineBytesMax: 20, linesMax: 3, bytesMax: 8 })
  expect(chunks.map(({ lines }) => lines)).toEqual([
    ['aaaa', 'bbbb'],
    ['c', 'd'],
  ])
})

test('nothing makes no chunk, and a last line feed no further line', () => {
  expect(chunksOf([])).toEqual([])
  expect(chunksOf([encoder.encode('a\n')])).toEqual([{ lines: ['a'], firstLine: 1, rejects: [] }])
})

test('a line that is too long is a reject at its place, and the next is read', () => {
  const [chunk] = chunksOf([encoder.encode(`a\n${'x'.repeat(21)}\nc`)])
  expect(chunk?.lines).toEqual(['a', '', 'c'])
  expect(chunk?.rejects).toMatchObject([
    { line: 2, code: 'PayloadTooLarge', reason: 'a line must be at most 20 bytes, got 21' },
  ])
})

test('an endless line costs no memory and is one reject', () => {
  const splitter = createLineSplitter({ lineBytesMax: 1_000, linesMax: 10, bytesMax: 10_000 })
  const piece = new Uint8Array(65_536).fill(120)
  for (let n = 0; n < 500; n += 1) expect(splitter.push(piece)).toEqual([])
  expect(splitter.end()).toMatchObject({ lines: [''], rejects: [{ line: 1, code: 'PayloadTooLarge' }] })
})

test('however the bytes come in pieces, the chunks are the same', () => {
  const text = fc.array(fc.oneof(fc.constantFrom('\n', '\n\n', 'ü€', 'x'.repeat(25)), fc.string()), { maxLength: 40 })
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 12 }), (parts, places) => {
      const bytes = encoder.encode(parts.join(''))
      expect(chunksOf(cut(bytes, places))).toEqual(chunksOf([bytes]))
    }),
  )
})
