/** What one decoding has used up; every read moves `at`. */
type Cursor = {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** The bytes as characters, right where they are ASCII: cutting from it is much faster than decoding each key. */
  readonly characters: string
  readonly depthMax: number
  at: number
  items: number
}

/** Items of one document. A report of 128 kB of real metrics has fewer than 20,000. */
const ITEMS_MAX = 32_768
const BREAK = Symbol('break')
const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')

class CborProblem extends Error {}

const skip = (cursor: Cursor, bytes: number): number => {
  const at = cursor.at
  if (bytes > cursor.bytes.length - at) throw new CborProblem('the document ends early')
  cursor.at = at + bytes
  return at
}

/** The argument of a head (RFC 8949 section 3): a value or a length, -1 for an indefinite one. */
const readArgument = (cursor: Cursor, info: number): number => {
  if (info < 24) return info
  if (info === 24) return cursor.view.getUint8(skip(cursor, 1))
  if (info === 25) return cursor.view.getUint16(skip(cursor, 2))
  if (info === 26) return cursor.view.getUint32(skip(cursor, 4))
  if (info === 27) return Number(cursor.view.getBigUint64(skip(cursor, 8)))
  if (info === 31) return -1
  throw new CborProblem('a reserved head')
}

/** RFC 8949 appendix D. */
const readHalf = (cursor: Cursor): number => {
  const half = cursor.view.getUint16(skip(cursor, 2))
  const exponent = (half >> 10) & 31
  const mantissa = half & 1023
  const sign = half >> 15 === 1 ? -1 : 1
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (mantissa + 1024) * 2 ** (exponent - 25)
}

const readSimple = (cursor: Cursor, info: number): unknown => {
  if (info === 20) return false
  if (info === 21) return true
  if (info === 25) return readHalf(cursor)
  if (info === 26) return cursor.view.getFloat32(skip(cursor, 4))
  if (info === 27) return cursor.view.getFloat64(skip(cursor, 8))
  if (info === 31) return BREAK
  if (info === 24) skip(cursor, 1)
  return null
}

const readText = ({ bytes, characters }: Cursor, from: number, to: number): string => {
  for (let at = from; at < to; at += 1) {
    if ((bytes[at] ?? 0) > 127) return utf8.decode(bytes.subarray(from, to))
  }
  return characters.slice(from, to)
}

/** A string of a definite length; the chunks of an indefinite one are joined. Bytes are no report's: read as null. */
const readString = (cursor: Cursor, major: number, length: number): string | null => {
  if (length >= 0) {
    const from = skip(cursor, length)
    return major === 2 ? null : readText(cursor, from, from + length)
  }
  let whole = ''
  while (cursor.bytes[cursor.at] !== 0xff) {
    const head = cursor.view.getUint8(skip(cursor, 1))
    if (head >> 5 !== major || (head & 31) === 31) throw new CborProblem('a string of foreign chunks')
    whole += readString(cursor, major, readArgument(cursor, head & 31)) ?? ''
  }
  skip(cursor, 1)
  return major === 2 ? null : whole
}

const readList = (cursor: Cursor, length: number, depth: number): unknown[] => {
  const list: unknown[] = []
  while (length === -1 || list.length < length) {
    const value = readItem(cursor, depth + 1)
    if (value === BREAK) {
      if (length === -1) return list
      throw new CborProblem('a break out of place')
    }
    list.push(value)
  }
  return list
}

/** A map without a prototype, so that a key such as `__proto__` is only a key. */
const readMap = (cursor: Cursor, length: number, depth: number): Record<string, unknown> => {
  const map = Object.create(null) as Record<string, unknown>
  for (let pairs = 0; length === -1 || pairs < length; pairs += 1) {
    const key = readItem(cursor, depth + 1)
    if (key === BREAK && length === -1) return map
    const value = readItem(cursor, depth + 1)
    if (value === BREAK || typeof key !== 'string') throw new CborProblem('a map without text keys')
    map[key] = value
  }
  return map
}

const readItem = (cursor: Cursor, depth: number): unknown => {
  cursor.items += 1
  if (cursor.items > ITEMS_MAX) throw new CborProblem(`the report must not hold more than ${ITEMS_MAX} items`)
  const head = cursor.view.getUint8(skip(cursor, 1))
  const major = head >> 5
  if (major === 7) return readSimple(cursor, head & 31)
  const argument = readArgument(cursor, head & 31)
  return major < 2 || major === 6 ? readInteger(major, argument) : readLong(cursor, major, argument, depth)
}

const readInteger = (major: number, argument: number): number => {
  if (major === 6) throw new CborProblem('a tag, which reports do not use')
  if (argument < 0) throw new CborProblem('an integer of indefinite length')
  return major === 0 ? argument : -1 - argument
}

const readLong = (cursor: Cursor, major: number, length: number, depth: number): unknown => {
  if (major < 4) return readString(cursor, major, length)
  if (depth > cursor.depthMax) throw new CborProblem(`the report must not nest deeper than ${cursor.depthMax} levels`)
  return major === 4 ? readList(cursor, length, depth) : readMap(cursor, length, depth)
}

/**
 * The value of one CBOR document (RFC 8949) made of what JSON has: maps with text keys, lists, texts, numbers.
 * Definite and indefinite lengths; tags are refused, byte strings read as null. Depth, items and lengths are checked
 * before anything is built from them, so a few bytes cannot ask for much memory. Integers beyond 2^53 lose precision.
 */
export const decodeCbor = (
  bytes: Uint8Array,
  depthMax: number,
): { ok: true; value: unknown } | { ok: false; reason: string } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cursor: Cursor = { bytes, view, characters: latin1.decode(bytes), depthMax, at: 0, items: 0 }
  try {
    const value = readItem(cursor, 1)
    if (value === BREAK) return { ok: false, reason: 'a break out of place' }
    return cursor.at === bytes.length ? { ok: true, value } : { ok: false, reason: 'bytes after the document' }
  } catch (problem) {
    return { ok: false, reason: problem instanceof CborProblem ? problem.message : 'text that is not UTF-8' }
  }
}
