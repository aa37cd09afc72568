import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { redactText, redactUri } from '@/lib/ingest/event/redact'
import { inertText, rawText } from '@/lib/ingest/inert-text'
import { jsonLineOf } from '@/lib/ingest/json-line'
import { LINE_BYTES_MAX, RAW_LINE_MAX } from '@/lib/ingest/limits'
import { guessHeader } from './guess-header'
import {
  jsonColumnsOf,
  missingFromJson,
  tsvColumnsOf,
  lineOfJson,
  lineOfTsv,
  withoutEscapes,
  type JsonColumns,
  type TsvColumns,
} from './zeek-columns'
import { readHeaderLine, type ZeekHeader } from './zeek-header'
import type { LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader } from './zeek-line'
import type { ZeekLog } from './zeek-log'

/** A log and how its lines are read. */
type NamedReader<T> = { log: ZeekLog; reader: LogReader<T> }

/** How TSV lines are read under one header: `problem` refuses each of them. */
type TsvPlan = { header: ZeekHeader; columns: TsvColumns; problem: LineProblem | null }

type State<T> = NamedReader<T> & {
  /** The log's name, and what Zeek and its packages split from it: `conn_long`, `conn-summary`, `conn.2024`. */
  path: RegExp
  header: ZeekHeader | null
  plan: TsvPlan | null
  json: JsonColumns
  notes: Set<string>
}

type Read<T> = T | LineProblem | null

const HASH = 35
const BRACE = 123

const otherLog = (path: string, log: ZeekLog): LineProblem => ({
  code: 'InvalidLine',
  reason: `a line of the log ${inertText(path, 64)}, not of ${log}`,
})

const notNamed = (log: ZeekLog, missing: readonly string[]): LineProblem => ({
  code: 'MissingHeader',
  reason: `${log} needs the columns ${missing.join(', ')}`,
})

/** Secrets may stand anywhere in what people typed. Searched a little beyond the cut, so that none is cut in half. */
const redacted = (text: string): string => redactUri(redactText(text.slice(0, RAW_LINE_MAX + 512)))

const rawOf = (text: string, redacts: boolean, lengthMax: number): string =>
  rawText(redacts ? redacted(text) : text, lengthMax)

const readJson = <T>(given: string, state: State<T>): Read<T> => {
  const { log, reader } = state
  const json = jsonLineOf(given)
  if (json === null) return { code: 'InvalidLine', reason: 'not a JSON object' }
  const path = json['_path']
  if (typeof path === 'string' && !state.path.test(path)) return otherLog(path, log)
  const missing = missingFromJson(json, state.json)
  if (missing.length > 0) return notNamed(log, missing)
  return reader.read(lineOfJson(json, state.json, rawOf(given, reader.redacts, RAW_LINE_MAX)))
}

const planOf = <T>(header: ZeekHeader, { log, reader, path }: State<T>): TsvPlan => {
  const missing = reader.needed.filter((name) => !header.fields.includes(name))
  const isOther = header.path !== '' && !path.test(header.path)
  const problem = isOther ? otherLog(header.path, log) : missing.length > 0 ? notNamed(log, missing) : null
  return { header, columns: tsvColumnsOf(reader, header), problem }
}

const findPlan = <T>(state: State<T>, given: string): TsvPlan | null => {
  if (state.header === null || state.header.fields.length === 0) {
    state.header = guessHeader(state.log, given)
    if (state.header !== null)
      state.notes.add(`No header line was seen: the columns are assumed to be those of ${state.log}.log.`)
  }
  return state.header === null ? null : planOf(state.header, state)
}

/** The line as evidence: a password that Zeek was told to log has a column of its own. */
const tsvRawOf = (given: string, values: readonly string[], { header, columns }: TsvPlan, redacts: boolean): string => {
  const secret = columns.secret === -1 ? undefined : values[columns.secret]
  const hasSecret = secret !== undefined && secret !== header.unsetField
  const text = hasSecret ? values.with(columns.secret, '[redacted]').join(header.separator) : given
  return rawOf(text, redacts, RAW_LINE_MAX)
}

const readTsv = <T>(given: string, state: State<T>): Read<T> => {
  state.plan ??= findPlan(state, given)
  const { plan, reader } = state
  if (plan === null) return { code: 'MissingHeader', reason: 'no #fields line came before this line' }
  if (plan.problem !== null) return plan.problem
  const { header, columns } = plan
  const values = given.split(header.separator)
  if (values.length < columns.count) {
    return { code: 'InvalidLine', reason: `has ${values.length} of ${columns.count} columns: the line is cut off` }
  }
  const line = lineOfTsv(values, columns, header, tsvRawOf(given, values, plan, reader.redacts))
  return reader.read(given.includes('\\') ? withoutEscapes(line) : line)
}

/** The code of the first character that is no blank or control character; NaN for an empty line. */
const firstCodeOf = (given: string): number => {
  let at = 0
  while (given.charCodeAt(at) <= 32) at += 1
  return given.charCodeAt(at)
}

/** Undefined for an empty line or a comment. */
const readLine = <T>(given: string, state: State<T>): Read<T> | undefined => {
  const firstCode = firstCodeOf(given)
  if (Number.isNaN(firstCode)) return undefined
  if (given.length > LINE_BYTES_MAX) {
    return { code: 'PayloadTooLarge', reason: `a line must be at most ${LINE_BYTES_MAX} bytes, got ${given.length}` }
  }
  if (firstCode === HASH) {
    state.header = readHeaderLine(given, state.header)
    state.plan = null
    return undefined
  }
  return firstCode === BRACE ? readJson(given, state) : readTsv(given, state)
}

const newState = <T>({ log, reader }: NamedReader<T>, header: ZeekHeader | null): State<T> => ({
  log,
  reader,
  path: new RegExp(`^${log}([._-]|$)`),
  header,
  plan: null,
  json: jsonColumnsOf(reader),
  notes: new Set(),
})

/** Lines may end as on Windows. */
const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** What was read of some lines, and the header that holds after them. */
type ReadLines<T> = {
  records: readonly T[]
  rejects: readonly Reject[]
  ignored: number
  header: ZeekHeader | null
  notes: readonly string[]
}

/** Reads lines of one log, header lines and lines of TSV and JSON in any order. The one loop of all logs. */
export const readZeekLines = <T extends { kind: string }>(
  named: NamedReader<T>,
  lines: readonly string[],
  header: ZeekHeader | null,
  firstLine: number,
): ReadLines<T> => {
  const state = newState(named, header)
  const { redacts, note } = named.reader
  const records: T[] = []
  const rejects: Reject[] = []
  let ignored = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutReturn(lines[index] ?? '')
    const read = readLine(line, state)
    if (read === undefined) continue
    if (read === null) ignored += 1
    else if ('kind' in read) records.push(read)
    else rejects.push(rejectOf(firstLine + index, read.code, read.reason, rawOf(line, redacts, 256)))
  }
  if (note !== '' && ignored > 0) state.notes.add(note)
  return { records, rejects, ignored, header: state.header, notes: [...state.notes] }
}
