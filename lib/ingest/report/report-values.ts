import { shownValue } from '@/lib/ingest/inert-text'
import { ReportProblem } from './report-problem'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A member by its long or its short key. Agents mix both in one document, so each key is resolved on its own. */
export const memberOf = (fields: Fields, long: string, short: string): unknown => fields[long] ?? fields[short]

/** A block that must be an object when it is there; null when the agent left it out. */
export const blockOf = (value: unknown, path: string): Fields | null => {
  if (value === undefined || value === null) return null
  if (isFields(value)) return value
  throw new ReportProblem(`${path} must be an object, got ${shownValue(value)}`)
}

/** A list that must be one when it is there; null when the agent left it out. */
export const listOf = (value: unknown, path: string): readonly unknown[] | null => {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value as readonly unknown[]
  throw new ReportProblem(`${path} must be a list, got ${shownValue(value)}`)
}

const NUMERIC = /^\s*[+-]?\d{1,20}(\.\d{1,20})?([eE][+-]?\d{1,3})?\s*$/

/** A number, also of a numeric string (the C agent's CBOR writer) or a 64-bit CBOR integer; NaN for all else. */
export const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return NUMERIC.test(value) ? Number(value) : Number.NaN
  return typeof value === 'bigint' ? Number(value) : Number.NaN
}

/** A count of at least 0 rounded to an integer (some agents send floats); undefined when the agent left it out. */
export const countOf = (value: unknown, path: string): number | undefined => {
  if (value === undefined || value === null) return undefined
  const count = numberOf(value)
  if (count >= 0 && count <= Number.MAX_SAFE_INTEGER) return Math.round(count)
  throw new ReportProblem(`${path} must be a number of at least 0, got ${shownValue(value)}`)
}

/** Whether a number is a port from `portMin` to 65535. */
export const isPort = (port: number, portMin: 0 | 1): boolean =>
  Number.isInteger(port) && port >= portMin && port <= 65_535
