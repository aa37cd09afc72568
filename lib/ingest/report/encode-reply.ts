import type { ReportFormat } from './parse-report'
import type { ReportReply } from './reply'

type Encodable = string | number | { readonly [key: string]: Encodable }

const encoder = new TextEncoder()

/** The shortest head of a major type with its argument (RFC 8949 section 4.2.1). */
const headOf = (major: number, argument: number): number[] => {
  const type = major << 5
  if (argument < 24) return [type | argument]
  if (argument < 0x1_00) return [type | 24, argument]
  if (argument < 0x1_0000) return [type | 25, argument >> 8, argument & 255]
  const width = argument < 0x1_0000_0000 ? 4 : 8
  const bytes = [type | (width === 4 ? 26 : 27)]
  for (let at = width - 1; at >= 0; at -= 1) bytes.push(Math.floor(argument / 256 ** at) % 256)
  return bytes
}

const cborOfNumber = (value: number): number[] => {
  if (Number.isSafeInteger(value)) return value >= 0 ? headOf(0, value) : headOf(1, -1 - value)
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return [0xfb, ...new Uint8Array(view.buffer)]
}

const cborOf = (value: Encodable): number[] => {
  if (typeof value === 'number') return cborOfNumber(value)
  if (typeof value === 'string') {
    const bytes = encoder.encode(value)
    return [...headOf(3, bytes.length), ...bytes]
  }
  const entries = Object.entries(value)
  return [...headOf(5, entries.length), ...entries.flatMap(([key, member]) => [...cborOf(key), ...cborOf(member)])]
}

/** A reply in the format of the topic the report came on: JSON text or CBOR, as bytes. */
export const encodeReply = (reply: ReportReply, format: ReportFormat): Uint8Array =>
  format === 'json' ? encoder.encode(JSON.stringify(reply)) : Uint8Array.from(cborOf(reply))
