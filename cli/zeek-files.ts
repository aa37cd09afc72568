import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createLineSplitter, type LineChunk } from '@/lib/ingest/chunk-lines'
import { CHUNK_LINES_MAX, LINE_BYTES_MAX } from '@/lib/ingest/limits'
import { parseZeekConn } from '@/lib/ingest/zeek/parse-zeek-conn'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { inflateStream } from '@/lib/server/inflate-stream'
import { createConnShifter } from '@/lib/simulation/shift-conn-lines'
import type { EpochMs } from '@/lib/domain/time'
import { CommandError } from './command'

/** `conn.log`, rotated and packed: `conn.2024-01-01-00-00-00.log.gz`, `capture.conn.log.gz`. */
const CONN_FILE = /(^|[._-])conn([._-].*)?\.log(\.gz)?$/
const LOG_FILE = /\.log(\.gz)?$/

/** The conn logs of a folder in the order of their names, and the logs beside them that cannot be read yet. */
export const findZeekFiles = async (path: string): Promise<{ conn: string[]; others: string[] }> => {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new CommandError(`There is no file or folder ${path}.`)
  if (!found.isDirectory()) return { conn: [path], others: [] }
  const names = (await readdir(path)).sort()
  const conn = names.filter((name) => CONN_FILE.test(name))
  if (conn.length === 0) throw new CommandError(`There is no conn.log in ${path}.`)
  const others = names.filter((name) => LOG_FILE.test(name) && !CONN_FILE.test(name))
  return { conn: conn.map((name) => join(path, name)), others }
}

async function* chunksOf(file: string): AsyncGenerator<LineChunk> {
  const splitter = createLineSplitter({ lineBytesMax: LINE_BYTES_MAX, linesMax: CHUNK_LINES_MAX })
  for await (const piece of inflateStream(createReadStream(file))) yield* splitter.push(piece)
  const rest = splitter.end()
  if (rest !== null) yield rest
}

/** The time of the latest record of some files; null when they have none. */
export const latestRecordAt = async (files: readonly string[]): Promise<EpochMs | null> => {
  let latest: EpochMs | null = null
  for (const file of files) {
    let header: ZeekHeader | null = null
    for await (const chunk of chunksOf(file)) {
      const parsed = parseZeekConn(chunk.lines, header)
      header = parsed.header
      for (const { observedAt } of parsed.records) latest = Math.max(latest ?? observedAt, observedAt)
    }
  }
  return latest
}

/** The bytes of a log with all its records moved in time; as they are when `shiftMs` is 0. */
export async function* readShifted(file: string, shiftMs: number): AsyncGenerator<Uint8Array> {
  if (shiftMs === 0) {
    yield* inflateStream(createReadStream(file))
    return
  }
  const shift = createConnShifter(shiftMs)
  for await (const { lines } of chunksOf(file)) yield Buffer.from(`${lines.map(shift).join('\n')}\n`)
}
