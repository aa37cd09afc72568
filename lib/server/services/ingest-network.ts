import type { Pool } from 'pg'
import type { NetworkObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { createLineSplitter, type LineChunk, type LineSplitter } from '@/lib/ingest/chunk-lines'
import { parseEve } from '@/lib/ingest/eve/parse-eve'
import { LOG_CHUNK } from '@/lib/ingest/limits'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import { isZeekLog } from '@/lib/ingest/zeek/zeek-log'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { sha256Of } from '@/lib/server/digest'
import { BrokenBody } from '@/lib/server/inflate-stream'
import { ensureSensor, type Sensor } from '@/lib/server/repositories/sensors'
import { addNotes, addResult, newIngestResult, type IngestResult } from './ingest-result'
import { takeNetworkChunk } from './take-network-chunk'

/** Under what the records of Zeek logs are counted that nothing is read from. Their names are the sender's. */
const OTHER_LOG = 'other'

type Read = Parsed<NetworkObservation> & { ignored: number; notes: readonly string[] }

/** How the lines of one stream are read: `state` is what else the same bytes may mean, told by the lines before. */
type LineReader = { log: string; state: () => string; read: (lines: readonly string[], firstLine: number) => Read }

const zeekReader = (log: string): LineReader => {
  if (!isZeekLog(log)) return otherReader
  let header: ZeekHeader | null = null
  const read: LineReader['read'] = (lines, firstLine) => {
    const parsed = parseZeekLog(log, lines, header, firstLine)
    header = parsed.header
    return parsed
  }
  return { log, state: () => JSON.stringify(header), read }
}

const isRecord = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#')

/** Of a log that nothing is read from, the records are counted. */
const otherReader: LineReader = {
  log: OTHER_LOG,
  state: () => '',
  read: (lines) => ({ records: [], rejects: [], ignored: lines.filter(isRecord).length, notes: [] }),
}

const eveReader: LineReader = { log: 'eve', state: () => '', read: parseEve }

type Stream = { pool: Pool; sensor: Sensor; receivedAt: () => EpochMs; reader: LineReader; result: IngestResult }

const takeChunk = async (stream: Stream, chunk: LineChunk): Promise<void> => {
  const { pool, sensor, reader, result } = stream
  const { log } = reader
  const key = sha256Of(sensor.name, log, reader.state(), chunk.lines.join('\n'))
  const { records, rejects, ignored, notes } = reader.read(chunk.lines, chunk.firstLine)
  addNotes(result, notes)
  const others = [{ log, rejects: [...chunk.rejects, ...rejects], ignored }]
  const logged = records.map((record) => ({ log, record }))
  const taken = await takeNetworkChunk(pool, sensor, { key, records: logged, others }, stream.receivedAt())
  for (const { batch, outcome } of taken) addResult(result, batch, outcome)
}

/** Takes the stream to its end; of one that cannot be unpacked to its end, what came before counts. */
const takePieces = async (
  stream: Stream,
  splitter: LineSplitter,
  body: AsyncIterable<Uint8Array>,
): Promise<Reject[]> => {
  try {
    for await (const piece of body) {
      for (const chunk of splitter.push(piece)) await takeChunk(stream, chunk)
    }
    return []
  } catch (error) {
    if (error instanceof BrokenBody) return [rejectOf(1, 'InvalidPayload', error.message, '')]
    throw error
  }
}

/**
 * Takes the lines of a log from a stream of bytes, chunk by chunk and each in its own transaction. The next
 * piece is read only when the chunk before is durable, so memory stays bounded and the sender is held back.
 */
const ingestLines = async (
  pool: Pool,
  sensorName: string,
  reader: LineReader,
  body: AsyncIterable<Uint8Array>,
  receivedAt: () => EpochMs,
): Promise<IngestResult> => {
  const sensor = await ensureSensor(pool, sensorName, receivedAt())
  const stream: Stream = { pool, sensor, receivedAt, reader, result: newIngestResult() }
  const splitter = createLineSplitter(LOG_CHUNK)
  const broken = await takePieces(stream, splitter, body)
  const rest = splitter.end() ?? { lines: [], firstLine: 1, rejects: [] }
  await takeChunk(stream, { ...rest, rejects: [...rest.rejects, ...broken] })
  return stream.result
}

/** Takes a Zeek log, TSV or JSON. Of a log that nothing is read from, every record is ignored and counted. */
export const ingestZeekLog = (
  pool: Pool,
  sensorName: string,
  log: string,
  body: AsyncIterable<Uint8Array>,
  receivedAt: () => EpochMs,
): Promise<IngestResult> => ingestLines(pool, sensorName, zeekReader(log), body, receivedAt)

/** Takes the lines of Suricata's eve.json. */
export const ingestEve = (
  pool: Pool,
  sensorName: string,
  body: AsyncIterable<Uint8Array>,
  receivedAt: () => EpochMs,
): Promise<IngestResult> => ingestLines(pool, sensorName, eveReader, body, receivedAt)
