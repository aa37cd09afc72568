import type { EpochMs } from '@/lib/domain/time'
import { CHUNK_LINES_MAX } from '@/lib/ingest/limits'
import { TimeHeap } from './time-heap'

/**
 * Records held back at once so that they can be put in order, over all sources: Suricata writes a flow up to days after
 * its end, and one long session of a Zeek log may be logged after thousands of later ones. About 300 MB.
 */
export const HELD_MAX = 200_000

type Source<Item extends { at: EpochMs }> = {
  iterator: AsyncIterator<readonly Item[]>
  heap: TimeHeap<Item>
  isOpen: boolean
}

/** Reads on until as much is held back as may be. */
const fill = async <Item extends { at: EpochMs }>(source: Source<Item>, heldMax: number): Promise<void> => {
  while (source.isOpen && source.heap.size < heldMax) {
    const next = await source.iterator.next()
    if (next.done === true) source.isOpen = false
    else for (const item of next.value) source.heap.push(item)
  }
}

const earliestOf = <Item extends { at: EpochMs }>(sources: readonly Source<Item>[]): Source<Item> | null => {
  let earliest: Source<Item> | null = null
  for (const source of sources) {
    const at = source.heap.earliestAt
    if (at !== null && at < (earliest?.heap.earliestAt ?? Infinity)) earliest = source
  }
  return earliest
}

/** The next records in the order of time, as many as make a piece; none at the end. */
const takePiece = async <Item extends { at: EpochMs }>(
  sources: readonly Source<Item>[],
  heldMax: number,
): Promise<readonly Item[]> => {
  const piece: Item[] = []
  while (piece.length < CHUNK_LINES_MAX) {
    const source = earliestOf(sources)
    const item = source?.heap.pop()
    if (source === null || item === undefined) break
    piece.push(item)
    if (source.isOpen && source.heap.size < heldMax) await fill(source, heldMax)
  }
  return piece
}

/**
 * Several streams as one in the order of time, in pieces of at most 20,000. Each may be out of order itself by its share
 * of `heldMax` records; what comes later still comes late. The same streams give the same pieces.
 */
export async function* mergeByTime<Item extends { at: EpochMs }>(
  streams: readonly AsyncIterable<readonly Item[]>[],
  heldMax = HELD_MAX,
): AsyncGenerator<readonly Item[]> {
  const share = Math.max(1, Math.floor(heldMax / streams.length))
  const sources = streams.map((stream): Source<Item> => {
    return { iterator: stream[Symbol.asyncIterator](), heap: new TimeHeap(), isOpen: true }
  })
  for (const source of sources) await fill(source, share)
  for (let piece = await takePiece(sources, share); piece.length > 0; piece = await takePiece(sources, share)) {
    yield piece
  }
}
