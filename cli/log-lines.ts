import { createReadStream } from 'node:fs'
import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { createLineSplitter, type LineChunk } from '@/lib/ingest/chunk-lines'
import { LOG_CHUNK } from '@/lib/ingest/limits'
import { BrokenBody, inflateStream } from '@/lib/server/inflate-stream'

/** The lines of a file, chunk by chunk, unpacked; of one whose packing is cut off, what came before counts. */
export async function* readLogLines(file: string): AsyncGenerator<LineChunk> {
  const splitter = createLineSplitter(LOG_CHUNK)
  const broken: Reject[] = []
  try {
    for await (const piece of inflateStream(createReadStream(file))) yield* splitter.push(piece)
  } catch (error) {
    if (!(error instanceof BrokenBody)) throw error
    broken.push(rejectOf(1, 'InvalidPayload', error.message, ''))
  }
  const rest = splitter.end() ?? { lines: [], firstLine: 1, rejects: [] }
  if (rest.lines.length + broken.length > 0) yield { ...rest, rejects: [...rest.rejects, ...broken] }
}
