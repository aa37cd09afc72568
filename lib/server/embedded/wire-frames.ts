/** A message of PostgreSQL's wire protocol 3 from a client. */
export type Frame = {
  /** The first message of a connection has no type byte; what it asks is told by its code. */
  type: 'startup' | 'encryption-request' | 'cancel-request' | (string & {})
  bytes: Buffer
}

/** Codes in place of a protocol version (PostgreSQL, "Message Formats": CancelRequest, SSLRequest, GSSENCRequest). */
const CANCEL_REQUEST = 80_877_102
const ENCRYPTION_REQUESTS: readonly number[] = [80_877_103, 80_877_104]
/** PostgreSQL's own limit of a message is 1 GB; ours write 250 rows a statement. */
const FRAME_BYTES_MAX = 256 * 1024 * 1024

export class FrameError extends Error {
  override name = 'FrameError'
}

const openingTypeOf = (code: number): Frame['type'] => {
  if (code === CANCEL_REQUEST) return 'cancel-request'
  return ENCRYPTION_REQUESTS.includes(code) ? 'encryption-request' : 'startup'
}

/** Length of the message at the beginning of `head` with its type byte, or null when too little of it is there. */
const lengthOf = (head: Buffer, isOpen: boolean): number | null => {
  const typeBytes = isOpen ? 1 : 0
  if (head.length < (isOpen ? 5 : 8)) return null
  const length = head.readInt32BE(typeBytes) + typeBytes
  if (length < (isOpen ? 5 : 8) || length > FRAME_BYTES_MAX) throw new FrameError('a message has an impossible length')
  return length
}

/**
 * Cuts the bytes of one connection into messages; a message may come in any number of pieces. Throws a FrameError on
 * what is not the protocol.
 */
export const createFrameReader = (): ((chunk: Buffer) => Frame[]) => {
  let chunks: Buffer[] = []
  let size = 0
  let wanted = 0
  let isOpen = false

  const takeOne = (all: Buffer): Frame | null => {
    const length = lengthOf(all, isOpen)
    wanted = length ?? 0
    if (length === null || all.length < length) return null
    const bytes = all.subarray(0, length)
    if (isOpen) return { type: String.fromCharCode(bytes[0] ?? 0), bytes }
    const type = openingTypeOf(bytes.readInt32BE(4))
    isOpen = type === 'startup'
    return { type, bytes }
  }

  return (chunk) => {
    chunks.push(chunk)
    size += chunk.length
    // A large message is put together once, not with every piece of it.
    if (size < wanted) return []
    let rest = Buffer.concat(chunks, size)
    const frames: Frame[] = []
    for (let frame = takeOne(rest); frame !== null; frame = takeOne(rest)) {
      frames.push(frame)
      rest = rest.subarray(frame.bytes.length)
    }
    chunks = [rest]
    size = rest.length
    return frames
  }
}
