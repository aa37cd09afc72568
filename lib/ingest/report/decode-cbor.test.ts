import { expect, test } from 'vitest'
import { decodeCbor } from './decode-cbor'

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from((hex.replaceAll(' ', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
const decode = (hex: string): unknown => {
  const decoded = decodeCbor(bytesOf(hex), 16)
  return decoded.ok ? decoded.value : `refused: ${decoded.reason}`
}

// RFC 8949, appendix A.
test.each<[string, unknown]>([
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['20', -1],
  ['3903e7', -1000],
  ['f90000', 0],
  ['f93e00', 1.5],
  ['f97bff', 65_504],
  ['f90001', 5.960464477539063e-8],
  ['f9c400', -4],
  ['f97c00', Number.POSITIVE_INFINITY],
  ['fa47c35000', 100_000],
  ['fb3ff199999999999a', 1.1],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['60', ''],
  ['6449455446', 'IETF'],
  ['62c3bc', 'ü'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['a26161016162820203', { a: 1, b: [2, 3] }],
  ['7f657374726561646d696e67ff', 'streaming'],
  ['9fff', []],
  ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
  ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
])('%s is %j', (hex, value) => {
  expect(decode(hex)).toEqual(value)
})

test('a report of the reference reads as its document', () => {
  expect(decode('a2 63686564 a2 63726964 1a6b0275a4 6176 63312e30 636d6574 a1 626e73 a1 626269 05')).toEqual({
    hed: { rid: 1_795_323_300, v: '1.0' },
    met: { ns: { bi: 5 } },
  })
})

test.each([
  ['', 'the document ends early'],
  ['0000', 'bytes after the document'],
  ['ff', 'a break out of place'],
  ['82ff00', 'a break out of place'],
  ['a10102', 'a map without text keys'],
  ['bf6161ff', 'a map without text keys'],
  ['c11a514b67b0', 'a tag, which reports do not use'],
  ['1c', 'a reserved head'],
  ['1f', 'an integer of indefinite length'],
  ['7f01ff', 'a string of foreign chunks'],
  ['61ff', 'text that is not UTF-8'],
  ['9bffffffffffffffff', 'the document ends early'],
  ['7bffffffffffffffff', 'the document ends early'],
  ['81'.repeat(17) + '00', 'the report must not nest deeper than 16 levels'],
])('%s is refused: %s', (hex, reason) => {
  expect(decode(hex)).toBe(`refused: ${reason}`)
})

test('a long list of nothing is refused before it fills the memory', () => {
  const bytes = new Uint8Array(100_000).fill(0xf6)
  bytes.set([0x9a, 0, 1, 0x86, 0x9b])
  expect(decodeCbor(bytes, 16)).toMatchObject({ ok: false })
})

test('a key named __proto__ is only a key', () => {
  const value = decode('a1695f5f70726f746f5f5fa1616101') as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>)['a']).toBeUndefined()
})
