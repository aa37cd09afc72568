import type { FlowObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import { inertText, rawText } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { LINE_BYTES_MAX } from '@/lib/ingest/limits'
import { CONN_COLUMNS_NEEDED } from './conn-fields'
import { connFromJson, jsonLineOf, missingFrom } from './conn-from-json'
import { connColumnsOf, connFromTsv, type ConnColumns } from './conn-from-tsv'
import { flowOf, type LineProblem } from './flow-of'
import { CONN_FIELDS, EMPTY_HEADER, readHeaderLine, type ZeekHeader } from './zeek-header'

/** The flows of some lines, the header that holds after them, and what an operator should know of how they were read. */
export type ParsedConn = Parsed<FlowObservation> & { header: ZeekHeader | null; notes: readonly string[] }

/** How TSV lines are read under one header: `problem` refuses each of them. Worked out once a header, not once a line. */
type TsvPlan = { header: ZeekHeader; columns: ConnColumns; problem: LineProblem | null }

type State = { header: ZeekHeader | null; plan: TsvPlan | null; notes: Set<string> }

/** `conn`, and what Zeek and its packages split from it: `conn_long`, `conn-summary`, `conn.2024`. */
const CONN_PATH = /^conn([._-]|$)/

const HASH = 35
const BRACE = 123

const otherLog = (path: string): LineProblem => ({
  code: 'InvalidLine',
  reason: `a line of the log ${inertText(path, 64)}, not of conn`,
})

const notNamed = (missing: readonly string[]): LineProblem => ({
  code: 'MissingHeader',
  reason: `conn needs the columns ${missing.join(', ')}`,
})

/** A line without a header is taken as conn's when its time and both addresses stand where conn has them. */
const guessHeader = (state: State, line: string): ZeekHeader | null => {
  const [ts = '', , orig = '', , resp = ''] = line.split('\t', 6)
  if (Number.isNaN(Number(ts)) || parseIp(orig) === null || parseIp(resp) === null) return null
  state.notes.add('No header line was seen: the columns are assumed to be those of conn.log.')
  return { ...EMPTY_HEADER, path: 'conn', fields: CONN_FIELDS, guessed: true }
}

const readJson = (line: string): FlowObservation | LineProblem => {
  const json = jsonLineOf(line)
  if (json === null) return { code: 'InvalidLine', reason: 'not a JSON object' }
  const path = json['_path']
  if (typeof path === 'string' && !CONN_PATH.test(path)) return otherLog(path)
  const conn = connFromJson(json)
  const missing = missingFrom(conn)
  return missing.length > 0 ? notNamed(missing) : flowOf(conn, line)
}

const planOf = (header: ZeekHeader): TsvPlan => {
  const missing = CONN_COLUMNS_NEEDED.filter((name) => !header.fields.includes(name))
  const isOther = header.path !== '' && !CONN_PATH.test(header.path)
  const problem = isOther ? otherLog(header.path) : missing.length > 0 ? notNamed(missing) : null
  return { header, columns: connColumnsOf(header), problem }
}

const findPlan = (state: State, line: string): TsvPlan | null => {
  if (state.header === null || state.header.fields.length === 0) state.header = guessHeader(state, line)
  return state.header === null ? null : planOf(state.header)
}

const readTsv = (line: string, state: State): FlowObservation | LineProblem => {
  state.plan ??= findPlan(state, line)
  const { plan } = state
  if (plan === null) return { code: 'MissingHeader', reason: 'no #fields line came before this line' }
  if (plan.problem !== null) return plan.problem
  const { header, columns } = plan
  const values = line.split(header.separator)
  if (values.length < columns.count) {
    return { code: 'InvalidLine', reason: `has ${values.length} of ${columns.count} columns: the line is cut off` }
  }
  return flowOf(connFromTsv(values, columns, header), line)
}

/** The code of the first character that is no blank or control character; NaN for an empty line. */
const firstCodeOf = (line: string): number => {
  let at = 0
  while (line.charCodeAt(at) <= 32) at += 1
  return line.charCodeAt(at)
}

const readLine = (line: string, firstCode: number, state: State): FlowObservation | LineProblem | null => {
  if (line.length > LINE_BYTES_MAX) {
    return { code: 'PayloadTooLarge', reason: `a line must be at most ${LINE_BYTES_MAX} bytes, got ${line.length}` }
  }
  if (firstCode === HASH) {
    state.header = readHeaderLine(line, state.header)
    state.plan = null
    return null
  }
  return firstCode === BRACE ? readJson(line) : readTsv(line, state)
}

/**
 * The flows of lines of Zeek's conn.log, TSV or JSON line by line. `header` is what an earlier chunk of the same
 * stream returned, or null; `firstLine` the number of the first line in its stream. Never throws: every line that is
 * neither empty nor a comment is a record or a reject.
 */
export const parseZeekConn = (lines: readonly string[], header: ZeekHeader | null, firstLine = 1): ParsedConn => {
  const state: State = { header, plan: null, notes: new Set() }
  const records: FlowObservation[] = []
  const rejects: Reject[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const given = lines[index] ?? ''
    const line = given.endsWith('\r') ? given.slice(0, -1) : given
    const firstCode = firstCodeOf(line)
    const read = Number.isNaN(firstCode) ? null : readLine(line, firstCode, state)
    if (read === null) continue
    if ('kind' in read) records.push(read)
    else rejects.push(rejectOf(firstLine + index, read.code, read.reason, rawText(line, 256)))
  }
  return { records, rejects, header: state.header, notes: [...state.notes] }
}
