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

type Json = Readonly<Record<string, unknown>>

const jsonOf = (line: string): Json | null => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Json) : null
  } catch {
    return null
  }
}

/** A time in epoch seconds or ISO 8601, moved; undefined for what is no time. */
const shiftTime = (value: unknown, shiftMs: number): number | string | undefined => {
  if (typeof value === 'number') return Number(shiftSeconds(value, shiftMs))
  const at: EpochMs | null = typeof value === 'string' ? parseIsoMoment(value) : null
  return at === null ? undefined : new Date(at + shiftMs).toISOString()
}

/** The record with those of its times moved that it has. */
const shiftTimes = (record: Json, names: readonly string[], shiftMs: number): Json => {
  const moved = names.map((name) => [name, shiftTime(record[name], shiftMs)] as const)
  const known = moved.filter(([, time]) => time !== undefined)
  return known.length === 0 ? record : { ...record, ...Object.fromEntries(known) }
}

const shiftZeekJson = (line: string, shiftMs: number): string => {
  const record = jsonOf(line)
  const moved = record === null ? null : shiftTimes(record, ['ts'], shiftMs)
  return moved === record ? line : JSON.stringify(moved)
}

/**
 * Moves the records of a Zeek log in time, line by line: so that a capture of years ago can be watched as if it
 * happened today. The result keeps the header between its lines; what is no record stays as it is.
 */
export const createZeekShifter = (shiftMs: number): ((line: string) => string) => {
  let header: ZeekHeader = EMPTY_HEADER
  return (line) => {
    if (COMMENT.test(line)) {
      header = readHeaderLine(line, header)
      return line
    }
    if (line.trim() === '') return line
    return line.trimStart().startsWith('{') ? shiftZeekJson(line, shiftMs) : shiftTsv(line, header, shiftMs)
  }
}

const FLOW_PARTS = ['flow', 'netflow'] as const

/** The same for the lines of Suricata's eve.json, whose flows say when they began and ended. */
export const createEveShifter =
  (shiftMs: number): ((line: string) => string) =>
  (line) => {
    const record = jsonOf(line)
    if (record === null) return line
    const parts = FLOW_PARTS.flatMap((name) => {
      const part = record[name]
      return typeof part === 'object' && part !== null
        ? [[name, shiftTimes(part as Json, ['start', 'end'], shiftMs)]]
        : []
    })
    return JSON.stringify({ ...shiftTimes(record, ['timestamp'], shiftMs), ...Object.fromEntries(parts) })
  }
