import type { LiveEndReason } from '@/lib/contracts/live'
import type { Actor } from '@/lib/server/services/actor'

/** What a reader may leave unread before it is dropped: twice the largest event of changes. */
const UNREAD_BYTES_MAX = 128 * 1024
/** How long the last words wait to be read before the connection is cut. */
const LAST_WORDS_MS = 5_000

/** One open stream: who reads it, and the ways to write to it. */
export type LiveReader = {
  actor: Actor
  body: ReadableStream<Uint8Array>
  /** False when the reader does not keep up: then nothing more is written. */
  send: (text: string) => boolean
  end: (reason: LiveEndReason) => void
  /** Lets go of it: it has gone by itself. */
  drop: () => void
}

/** An event as text/event-stream writes it (WHATWG HTML section 9.2); JSON holds no line breaks. */
export const eventText = (event: string, data: unknown, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** A stream to one reader. `onGone` is told once, when it ended for whatever reason. */
export const openLiveReader = (actor: Actor, onGone: (reader: LiveReader) => void): LiveReader => {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const drop = () => {
    if (controller === null) return
    controller = null
    onGone(reader)
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start: (made) => {
        controller = made
      },
      cancel: drop,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: UNREAD_BYTES_MAX }),
  )
  const send = (text: string): boolean => {
    if (controller === null || (controller.desiredSize ?? 0) <= 0) return false
    controller.enqueue(encoder.encode(text))
    return true
  }
  const end = (reason: LiveEndReason) => {
    const last = controller
    if (last === null) return
    drop()
    last.enqueue(encoder.encode(eventText('end', { reason })))
    last.close()
    // What a reader never reads must not be kept for it. Of a stream that was read to its end this does nothing.
    setTimeout(() => {
      last.error(new Error(`The reader of changes was dropped: ${reason}`))
    }, LAST_WORDS_MS).unref()
  }
  const reader: LiveReader = { actor, body, send, end, drop }
  return reader
}
