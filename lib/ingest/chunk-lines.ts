import { rejectOf, type Reject } from '@/lib/domain/parsed'

/** Complete lines of a stream without their line feeds. A line that was too long is empty here and a reject. */
export type LineChunk = { lines: readonly string[]; firstLine: number; rejects: readonly Reject[] }

export type LineSplitter = {
  /** Takes the next piece of the stream; gives the chunks that became full. The piece may be reused afterwards. */
  push: (piece: Uint8Array) => LineChunk[]
  /** Ends the stream: the rest, with a last line that has no line feed; null when there is none. */
  end: () => LineChunk | null
}

/** What a chunk holds at most: lines of at most `lineBytesMax` bytes, and one of them beyond `bytesMax`. */
export type ChunkLimits = { lineBytesMax: number; linesMax: number; bytesMax: number }

const LINE_FEED = 10
const NOTHING = new Uint8Array(0)

const joined = (parts: readonly Uint8Array[], bytes: number): Uint8Array => {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

type LineHolder = {
  /** Adds bytes to the unfinished line. */
  hold: (part: Uint8Array) => void
  /** The finished line, or how many bytes it had when that was too many; null when no line was begun. */
  take: () => { bytes: Uint8Array } | { tooLong: number } | null
}

/** Holds the line whose end has not come, at most `lineBytesMax` of it: a longer one is only counted. */
const createLineHolder = (lineBytesMax: number): LineHolder => {
  let parts: Uint8Array[] = []
  let length = 0
  const hold = (part: Uint8Array): void => {
    length += part.length
    if (length > lineBytesMax) parts = []
    else if (part.length > 0) parts.push(part)
  }
  const take = (): ReturnType<LineHolder['take']> => {
    const held = { parts, length }
    parts = []
    length = 0
    if (held.length > lineBytesMax) return { tooLong: held.length }
    return held.length === 0 ? null : { bytes: joined(held.parts, held.length) }
  }
  return { hold, take }
}

/**
 * Cuts a stream of bytes into chunks of `linesMax` lines, or fewer that reach `bytesMax`. Where the chunks begin depends only on the bytes, not on how
 * they came in pieces, so that the same file sent in other pieces makes the same chunks. Holds at most one chunk and
 * `lineBytesMax` of an unfinished line; a longer line is a reject and is skipped to its end.
 */
export const createLineSplitter = (limits: ChunkLimits): LineSplitter => {
  const decoder = new TextDecoder()
  const holder = createLineHolder(limits.lineBytesMax)
  let chunk = { lines: [] as string[], firstLine: 1, rejects: [] as Reject[] }
  let bytes = 0

  const addLine = (line: ReturnType<LineHolder['take']>): void => {
    if (line !== null && 'tooLong' in line) {
      const reason = `a line must be at most ${limits.lineBytesMax} bytes, got ${line.tooLong}`
      chunk.rejects.push(rejectOf(chunk.firstLine + chunk.lines.length, 'PayloadTooLarge', reason, ''))
    }
    const kept = line !== null && 'bytes' in line ? line.bytes : NOTHING
    bytes += kept.length
    chunk.lines.push(decoder.decode(kept))
  }
  const isFull = (): boolean => chunk.lines.length === limits.linesMax || bytes >= limits.bytesMax
  const takeChunk = (): LineChunk => {
    const full = chunk
    bytes = 0
    chunk = { lines: [], firstLine: full.firstLine + full.lines.length, rejects: [] }
    return full
  }
  const push = (piece: Uint8Array): LineChunk[] => {
    const chunks: LineChunk[] = []
    let from = 0
    for (let to = piece.indexOf(LINE_FEED); to !== -1; to = piece.indexOf(LINE_FEED, from)) {
      holder.hold(piece.subarray(from, to))
      addLine(holder.take())
      from = to + 1
      if (isFull()) chunks.push(takeChunk())
    }
    holder.hold(piece.slice(from))
    return chunks
  }
  const end = (): LineChunk | null => {
    const last = holder.take()
    if (last !== null) addLine(last)
    return chunk.lines.length === 0 ? null : takeChunk()
  }
  return { push, end }
}
