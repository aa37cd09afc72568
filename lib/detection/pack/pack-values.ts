import ipaddr from 'ipaddr.js'
import type { EpochMs } from '@/lib/domain/time'
import type { DistinctSample } from '../sketch/distinct-sample'
import type { Halves } from '../sketch/halves'

/** Bytes a kept value of a sample takes: 22 bits of hash and two marks. */
const VALUE_BYTES = 3

/** A sample as bytes; a byte more than a multiple of three says that values were left out. */
export const packSample = ({ values, full }: DistinctSample): Uint8Array => {
  const bytes = new Uint8Array(values.length * VALUE_BYTES + (full ? 1 : 0))
  values.forEach((value, index) => {
    bytes[index * VALUE_BYTES] = value >>> 16
    bytes[index * VALUE_BYTES + 1] = value >>> 8
    bytes[index * VALUE_BYTES + 2] = value
  })
  return bytes
}

const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0

export const unpackSample = (bytes: Uint8Array): DistinctSample => {
  const values: number[] = []
  for (let at = 0; at + VALUE_BYTES <= bytes.length; at += VALUE_BYTES) {
    values.push(byteAt(bytes, at) * 65_536 + byteAt(bytes, at + 1) * 256 + byteAt(bytes, at + 2))
  }
  return { values, full: bytes.length % VALUE_BYTES === 1 }
}

/** 32-bit numbers as bytes. */
export const packWords = (words: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(words.length * 4)
  const view = new DataView(bytes.buffer)
  words.forEach((word, index) => {
    view.setUint32(index * 4, word)
  })
  return bytes
}

export const unpackWords = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4))
}

const EXPONENT_BITS = 5
const MANTISSA_SPACE = 2 ** 11

/** Numbers of at most 11 significant bits (roundedToBits) as two bytes each. */
export const packRounded = (numbers: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(numbers.length * 2)
  const view = new DataView(bytes.buffer)
  numbers.forEach((number, index) => {
    let exponent = 0
    let mantissa = number
    while (mantissa >= MANTISSA_SPACE) {
      mantissa /= 2
      exponent += 1
    }
    view.setUint16(index * 2, mantissa * 2 ** EXPONENT_BITS + exponent)
  })
  return bytes
}

export const unpackRounded = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length >> 1 }, (_, index) => {
    const word = view.getUint16(index * 2)
    return (word >>> EXPONENT_BITS) * 2 ** (word & (2 ** EXPONENT_BITS - 1))
  })
}

export type PackedIp = number | Uint8Array | string

const numberOfIpv4 = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const ipv4OfNumber = (word: number): string =>
  [word / 2 ** 24, (word / 2 ** 16) % 256, (word / 256) % 256, word % 256]
    .map((part) => String(Math.floor(part)))
    .join('.')
const ipv6OfBytes = (bytes: Uint8Array): string => ipaddr.fromByteArray([...bytes]).toString()

/** An address in 4 or 16 bytes, where that gives the very same text back; else the text. */
export const packIp = (ip: string): PackedIp => {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(ip)) {
    const word = numberOfIpv4(ip)
    return word < 2 ** 32 && ipv4OfNumber(word) === ip ? word : ip
  }
  if (!ip.includes(':') || !ipaddr.IPv6.isValid(ip)) return ip
  const bytes = Uint8Array.from(ipaddr.IPv6.parse(ip).toByteArray())
  return ipv6OfBytes(bytes) === ip ? bytes : ip
}

export const unpackIp = (packed: PackedIp): string => {
  if (typeof packed === 'string') return packed
  return typeof packed === 'number' ? ipv4OfNumber(packed) : ipv6OfBytes(packed)
}

/** A time as the distance from another, which is short; 0, which stands for never, as null. */
export const packTime = (at: EpochMs, base: EpochMs): number | null => (at === 0 ? null : at - base)
export const unpackTime = (packed: number | null, base: EpochMs): EpochMs => (packed === null ? 0 : packed + base)

type PackedHalves<P> = [index: number, current: P, previous: P | null]

export const packHalves = <T, P>({ index, current, previous }: Halves<T>, pack: (half: T) => P): PackedHalves<P> => [
  index,
  pack(current),
  previous === null ? null : pack(previous),
]

export const unpackHalves = <T, P>(
  [index, current, previous]: PackedHalves<P>,
  unpack: (packed: P) => T,
): Halves<T> => ({
  index,
  current: unpack(current),
  previous: previous === null ? null : unpack(previous),
})
