import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Most a gzip body may grow by; deflate itself reaches 1,032. */
const RATIO_MAX = 200
/** Below this many bytes the ratio says nothing: a short log of equal lines packs well. */
const RATIO_FREE_BYTES = 4 * 1024 * 1024

/** A body whose packing is broken, cut off or a bomb. What came before was good. */
export class BrokenBody extends Error {
  override name = 'BrokenBody'
}

/** Waits for the first two bytes, by which gzip is known, and gives everything on unchanged. */
const peek = async (
  source: AsyncIterator<Uint8Array>,
): Promise<{ isGzip: boolean; pieces: () => AsyncGenerator<Uint8Array> }> => {
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < 2) {
    const next = await source.next()
    if (next.done === true) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
  }
  return { isGzip: head[0] === 0x1f && head[1] === 0x8b, pieces }
}

const isTooDense = (bytesOut: number, bytesIn: number): boolean =>
  bytesOut > RATIO_FREE_BYTES && bytesOut > RATIO_MAX * bytesIn

/** The bytes of a body, unpacked when they are gzip, which their first two bytes say. Holds one piece at a time. */
export async function* inflateStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { isGzip, pieces } = await peek(body[Symbol.asyncIterator]())
  if (!isGzip) {
    yield* pieces()
    return
  }
  const gunzip = createGunzip()
  // Errors of either side end the iteration below.
  pipeline(Readable.from(pieces(), { objectMode: false }), gunzip, () => undefined)
  let bytesOut = 0
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytesOut += piece.length
      if (isTooDense(bytesOut, gunzip.bytesWritten)) {
        throw new BrokenBody(`the gzip data grows by more than ${String(RATIO_MAX)}`)
      }
      yield piece
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code.startsWith('Z_') ? new BrokenBody('the gzip data is broken or cut off') : error
  } finally {
    gunzip.destroy()
  }
}
