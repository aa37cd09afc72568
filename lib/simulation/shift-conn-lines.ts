import type { EpochMs } from '@/lib/domain/time'
import { parseIsoMoment } from '@/lib/ingest/moment'
import { EMPTY_HEADER, readHeaderLine, type ZeekHeader } from '@/lib/ingest/zeek/zeek-header'

const COMMENT = /^\s*#/

/** Epoch seconds with Zeek's six decimals, moved by milliseconds. */
const shiftSeconds = (seconds: number, shiftMs: number): string => (seconds + shiftMs / 1_000).toFixed(6)

const shiftTsv = (line: string, { fields, separator }: ZeekHeader, shiftMs: number): string => {
  const column = Math.max(0, fields.indexOf('ts'))
  const values = line.split(separator)
  const seconds = Number(values[column])
  if (values[column] === undefined || Number.isNaN(seconds)) return line
  return values.with(column, shiftSeconds(seconds, shiftMs)).join(separator)
}

const shiftJson = (line: string, shiftMs: number): string => {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return line
  }
  if (typeof record !== 'object' || record === null || !('ts' in record)) return line
  const { ts } = record
  if (typeof ts === 'number') return JSON.stringify({ ...record, ts: Number(shiftSeconds(ts, shiftMs)) })
  const at: EpochMs | null = typeof ts === 'string' ? parseIsoMoment(ts) : null
  return at === null ? line : JSON.stringify({ ...record, ts: new Date(at + shiftMs).toISOString() })
}

/**
 * Moves the records of a conn log in time, line by line: so that a capture of years ago can be watched as if it
 * happened today. The result keeps the header between its lines; what is no record stays as it is.
 */
export const createConnShifter = (shiftMs: number): ((line: string) => string) => {
  let header: ZeekHeader = EMPTY_HEADER
  return (line) => {
    if (COMMENT.test(line)) {
      header = readHeaderLine(line, header)
      return line
    }
    if (line.trim() === '') return line
    return line.trimStart().startsWith('{') ? shiftJson(line, shiftMs) : shiftTsv(line, header, shiftMs)
  }
}
