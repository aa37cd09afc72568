import type { NetworkObservation } from '@/lib/domain/observation'
import type { Parsed, Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { parseEve } from '@/lib/ingest/eve/parse-eve'
import { parseZeekLog } from '@/lib/ingest/zeek/parse-zeek-log'
import type { ZeekHeader } from '@/lib/ingest/zeek/zeek-header'
import { createEveShifter, createZeekShifter } from '@/lib/simulation/shift-log-lines'
import type { NetworkLog } from './find-network-logs'
import { readLogLines } from './log-lines'
import { mergeByTime } from './merge-by-time'

/** A record with the log it came from; `at` is its time. */
export type LoggedRecord = { at: EpochMs; log: NetworkLog['log']; record: NetworkObservation }

/** A line with the log it came from and the header lines that hold for it; a line that is no record has the time before. */
export type LoggedLine = { at: EpochMs; log: NetworkLog['log']; head: string; line: string }

/** What was read of a piece of a file besides its records. */
export type Skipped = {
  log: NetworkLog['log']
  file: string
  rejects: readonly Reject[]
  /** Records that were understood and say nothing about a device. */
  ignored: number
  notes: readonly string[]
}

/** `onSkipped` is told of each piece of a file as it is read; `shiftMs` moves every record in time. */
export type ReadOptions = { onSkipped?: (skipped: Skipped) => void; shiftMs?: number }

type Read = Parsed<NetworkObservation> & { ignored: number; notes: readonly string[] }
type Reader = (lines: readonly string[], firstLine: number) => Read

/** Reads the lines of one file, chunk after chunk. */
const readerOf = (log: NetworkLog['log']): Reader => {
  if (log === 'eve') return parseEve
  let header: ZeekHeader | null = null
  return (lines, firstLine) => {
    const read = parseZeekLog(log, lines, header, firstLine)
    header = read.header
    return read
  }
}

/** Moves the lines of one file in time; as they are when `shiftMs` is 0. */
const shifterOf = (log: NetworkLog['log'], shiftMs: number): ((lines: readonly string[]) => readonly string[]) => {
  if (shiftMs === 0) return (lines) => lines
  const shift = log === 'eve' ? createEveShifter(shiftMs) : createZeekShifter(shiftMs)
  return (lines) => lines.map(shift)
}

async function* recordsOf(
  log: NetworkLog['log'],
  file: string,
  { onSkipped, shiftMs = 0 }: ReadOptions,
): AsyncGenerator<readonly LoggedRecord[]> {
  const shift = shifterOf(log, shiftMs)
  const read = readerOf(log)
  for await (const chunk of readLogLines(file)) {
    const { records, rejects, ignored, notes } = read(shift(chunk.lines), chunk.firstLine)
    onSkipped?.({ log, file, rejects: [...chunk.rejects, ...rejects], ignored, notes })
    yield records.map((record) => ({ at: record.observedAt, log, record }))
  }
}

/** What describes the columns; `#open` and `#close` do not. */
const HEAD_LINE = /^\s*#(separator|set_separator|empty_field|unset_field|path|fields|types)/
const HEAD_BEGIN = /^\s*#separator/

/** Gives each line of one file its time and the header lines before it; null for a header line and an empty one. */
const lineTaker = (log: NetworkLog['log']): ((line: string) => LoggedLine | null) => {
  const read = readerOf(log)
  let head = ''
  let at = -Infinity
  return (line) => {
    at = read([line], 1).records[0]?.observedAt ?? at
    if (!HEAD_LINE.test(line)) return line.trim() === '' ? null : { at, log, head, line }
    head = HEAD_BEGIN.test(line) ? `${line}\n` : `${head}${line}\n`
    return null
  }
}

async function* linesOf(
  log: NetworkLog['log'],
  file: string,
  { shiftMs = 0 }: ReadOptions,
): AsyncGenerator<readonly LoggedLine[]> {
  const shift = shifterOf(log, shiftMs)
  const take = lineTaker(log)
  for await (const chunk of readLogLines(file)) {
    yield shift(chunk.lines).flatMap((line) => take(line) ?? [])
  }
}

type ReadFile<Item> = (log: NetworkLog['log'], file: string, options: ReadOptions) => AsyncGenerator<readonly Item[]>

/** The time of the first record of a file; of one without records, the end of time. */
const beginOf = async (log: NetworkLog['log'], file: string): Promise<EpochMs> => {
  for await (const records of recordsOf(log, file, {})) {
    if (records.length > 0) return records.reduce((first, { at }) => Math.min(first, at), Infinity)
  }
  return Infinity
}

/** Rotated files follow each other by what they hold: not every name sorts by time. */
const inOrder = async ({ log, files }: NetworkLog): Promise<readonly string[]> => {
  if (files.length < 2) return files
  const begun: { file: string; at: EpochMs }[] = []
  for (const file of files) begun.push({ file, at: await beginOf(log, file) })
  return begun.sort((left, right) => (left.at === right.at ? 0 : left.at - right.at)).map(({ file }) => file)
}

async function* readFiles<Item>(
  log: NetworkLog,
  options: ReadOptions,
  readFile: ReadFile<Item>,
): AsyncGenerator<readonly Item[]> {
  for (const file of await inOrder(log)) yield* readFile(log.log, file, options)
}

/**
 * The records of some logs as one stream in the order of their times, in pieces of at most 20,000: so no log runs ahead
 * of another, and a device's clock never passes what is still to come. The same files give the same pieces.
 */
export const readNetworkRecords = (
  logs: readonly NetworkLog[],
  options: ReadOptions = {},
): AsyncGenerator<readonly LoggedRecord[]> => mergeByTime(logs.map((log) => readFiles(log, options, recordsOf)))

/** The same as lines, to be sent to another process; also those that are no records. */
export const readNetworkLines = (
  logs: readonly NetworkLog[],
  options: ReadOptions = {},
): AsyncGenerator<readonly LoggedLine[]> => mergeByTime(logs.map((log) => readFiles(log, options, linesOf)))

/** The time of the latest record of some logs; null when they have none. */
export const latestRecordAt = async (logs: readonly NetworkLog[]): Promise<EpochMs | null> => {
  let latest: EpochMs | null = null
  for (const { log, files } of logs) {
    for (const file of files) {
      for await (const records of recordsOf(log, file, {})) {
        for (const { at } of records) latest = Math.max(latest ?? at, at)
      }
    }
  }
  return latest
}
