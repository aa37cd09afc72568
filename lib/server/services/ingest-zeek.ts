import type { Pool } from 'pg'
import type { FlowObservation } from '@/lib/domain/observation'
import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { createLineSplitter, type LineChunk, type LineSplitter } from '@/lib/ingest/chunk-lines'
import { AHEAD_MAX_MS, CHUNK_LINES_MAX, LINE_BYTES_MAX } from '@/lib/ingest/limits'
import { parseZeekConn } from '@/lib/ingest/zeek/parse-zeek-conn'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { sha256Of } from '@/lib/server/digest'
import { BrokenBody } from '@/lib/server/inflate-stream'
import { countBirths } from '@/lib/server/repositories/ingest-counters'
import { ensureSensor, type Sensor } from '@/lib/server/repositories/sensors'
import { advanceDevices, type BatchOutcome } from './advance-devices'
import { attributeFlows } from './attribute-flows'
import type { IngestBatch } from './ingest-batch'
import { addResult, newIngestResult, type IngestResult } from './ingest-result'
import { DeviceMoved } from './load-devices'

/** Devices that may be born from one sensor in an hour: a scan of 10/8 makes no devices. */
export const BIRTHS_PER_HOUR_MAX = 1_000
const MOVES_MAX = 5

type Stream = { pool: Pool; sensor: Sensor; receivedAt: () => EpochMs; header: ZeekHeader | null; result: IngestResult }

const isFuture = (flow: FlowObservation, receivedAt: EpochMs): boolean => flow.observedAt > receivedAt + AHEAD_MAX_MS

const futureReject = (flow: FlowObservation): Reject =>
  rejectOf(0, 'OutOfRange', `the flow ended at ${toIso(flow.observedAt)}, later than its receipt`, flow.raw)

const batchOf = async (
  { pool, sensor }: Stream,
  flows: readonly FlowObservation[],
  key: { chunkKey: Buffer; receivedAt: EpochMs; rejects: readonly Reject[] },
): Promise<IngestBatch> => {
  const { receivedAt } = key
  const birthsLeft = BIRTHS_PER_HOUR_MAX - (await countBirths(pool, sensor.name, receivedAt))
  const attributed = await attributeFlows(pool, sensor, flows, { receivedAt, birthsLeft })
  return { source: sensor.name, log: 'conn', claimed: new Map(), accepted: flows.length, ...key, ...attributed }
}

/** A device may be merged into another while its flows are on the way: then they are attributed again. */
const advance = async (
  stream: Stream,
  flows: readonly FlowObservation[],
  key: Parameters<typeof batchOf>[2],
): Promise<{ batch: IngestBatch; outcome: BatchOutcome }> => {
  for (let tries = 1; ; tries += 1) {
    const batch = await batchOf(stream, flows, key)
    try {
      return { batch, outcome: await advanceDevices(stream.pool, batch) }
    } catch (error) {
      if (!(error instanceof DeviceMoved) || tries === MOVES_MAX) throw error
    }
  }
}

const takeChunk = async (stream: Stream, chunk: LineChunk): Promise<void> => {
  const receivedAt = stream.receivedAt()
  const { header } = stream
  const parsed = parseZeekConn(chunk.lines, header, chunk.firstLine)
  stream.header = parsed.header
  const chunkKey = sha256Of(stream.sensor.name, 'conn', JSON.stringify(header), chunk.lines.join('\n'))
  const flows = parsed.records.filter((flow) => !isFuture(flow, receivedAt))
  const future = parsed.records.filter((flow) => isFuture(flow, receivedAt)).map(futureReject)
  const rejects = [...chunk.rejects, ...parsed.rejects, ...future]
  if (flows.length === 0 && rejects.length === 0) return
  const { batch, outcome } = await advance(stream, flows, { chunkKey, receivedAt, rejects })
  addResult(stream.result, batch, outcome)
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
 * Takes the lines of a Zeek conn log from a stream of bytes, 2,000 at a time and each chunk in its own transaction.
 * The next piece is read only when the chunk before is durable, so memory stays bounded and the sender is held back.
 */
export const ingestZeekConn = async (
  pool: Pool,
  sensorName: string,
  body: AsyncIterable<Uint8Array>,
  receivedAt: () => EpochMs,
): Promise<IngestResult> => {
  const sensor = await ensureSensor(pool, sensorName, receivedAt())
  const stream: Stream = { pool, sensor, receivedAt, header: null, result: newIngestResult() }
  const splitter = createLineSplitter({ lineBytesMax: LINE_BYTES_MAX, linesMax: CHUNK_LINES_MAX })
  const broken = await takePieces(stream, splitter, body)
  const rest = splitter.end() ?? { lines: [], firstLine: 1, rejects: [] }
  await takeChunk(stream, { ...rest, rejects: [...rest.rejects, ...broken] })
  return stream.result
}
