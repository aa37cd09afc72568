import { readBatch } from '@/lib/ingest/json-batch'
import { LINE_BYTES_MAX } from '@/lib/ingest/limits'
import { shownValue } from '@/lib/ingest/inert-text'
import { valueOfCell } from './csv-cell'
import { csvRows, type CsvRow } from './csv-rows'
import {
  readRegistryRow,
  REGISTRY_COLUMNS,
  type RegistryColumn,
  type RegistryReject,
  type RegistryRow,
} from './registry-row'

/** Rows of one import; more are to be sent in several files. */
export const REGISTRY_ROWS_MAX = 200_000
/** Rejects that are named; all rows are counted. */
const REJECTS_NAMED_MAX = 100

/** What an import says. `rejected` counts rows; `rejects` names the first of them, and columns that are passed over. */
export type ParsedRegistry = { rows: RegistryRow[]; rejected: number; rejects: RegistryReject[] }

/** Takes rows one by one; of two rows about the same device the first counts. */
class Draft {
  readonly parsed: ParsedRegistry = { rows: [], rejected: 0, rejects: [] }
  private readonly lineById = new Map<string, number>()

  note(reject: RegistryReject): void {
    if (this.parsed.rejects.length < REJECTS_NAMED_MAX) this.parsed.rejects.push(reject)
  }

  refuse(reject: RegistryReject): void {
    this.parsed.rejected += 1
    this.note(reject)
  }

  take(line: number, given: Readonly<Record<string, unknown>>): void {
    const read = readRegistryRow(line, given)
    if ('reject' in read) {
      this.refuse(read.reject)
      return
    }
    const { row } = read
    const before = this.lineById.get(row.id)
    if (before !== undefined) {
      this.refuse({ line, column: 'id', reason: `line ${String(before)} speaks of ${shownValue(row.id)} already` })
      return
    }
    this.lineById.set(row.id, line)
    this.parsed.rows.push(row)
  }

  /** Whether one more row may be taken. */
  hasRoom(line: number): boolean {
    if (this.parsed.rows.length + this.parsed.rejected < REGISTRY_ROWS_MAX) return true
    const reason = `an import has at most ${String(REGISTRY_ROWS_MAX)} rows; send the rest in another one`
    this.refuse({ line, column: '', reason })
    return false
  }
}

const ALIASES: Readonly<Record<string, RegistryColumn>> = { thingname: 'id', thing: 'id', device: 'id', deviceid: 'id' }

const columnOf = (header: string): RegistryColumn | null => {
  const name = header.trim().toLowerCase()
  return (
    REGISTRY_COLUMNS.find((column) => column === name) ??
    (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null)
  )
}

/** The column of each cell, null for one that is passed over; or null when the header cannot be used. */
const columnsOf = (draft: Draft, header: CsvRow): (RegistryColumn | null)[] | null => {
  const columns = header.cells.map(columnOf)
  for (const [index, column] of columns.entries()) {
    const name = shownValue(header.cells[index])
    if (column === null) {
      const reason = `${name} is not one of ${REGISTRY_COLUMNS.join(', ')}; it is passed over`
      draft.note({ line: header.line, column: '', reason })
    } else if (columns.indexOf(column) !== index) {
      draft.refuse({ line: header.line, column, reason: 'the header names this column twice' })
      return null
    }
  }
  if (columns.includes('id')) return columns
  draft.refuse({ line: header.line, column: 'id', reason: 'the first line must name the columns, one of them id' })
  return null
}

/** A cell as a value: empty says nothing, a lone hyphen takes away what can be taken away. */
const valueOf = (column: RegistryColumn, cell: string): string | null | undefined => {
  const text = cell.trim()
  if (text === '') return undefined
  return text === '-' && (column === 'exposure' || column === 'segment') ? null : valueOfCell(text)
}

const takeRow = (draft: Draft, columns: readonly (RegistryColumn | null)[], { line, cells, problem }: CsvRow): void => {
  if (problem !== null) {
    draft.refuse({ line, column: '', reason: problem })
    return
  }
  if (cells.length !== columns.length) {
    const reason = `has ${String(cells.length)} cells, the header names ${String(columns.length)}`
    draft.refuse({ line, column: '', reason })
    return
  }
  const given = columns.flatMap((column, index) =>
    column === null ? [] : [[column, valueOf(column, cells[index] ?? '')]],
  )
  draft.take(line, Object.fromEntries(given) as Record<string, unknown>)
}

const parseCsv = (text: string): ParsedRegistry => {
  const draft = new Draft()
  const [header, ...rows] = csvRows(text, REGISTRY_ROWS_MAX + 1)
  if (header === undefined) return draft.parsed
  const columns = columnsOf(draft, header)
  for (const row of columns === null ? [] : rows) {
    if (!draft.hasRoom(row.line)) break
    takeRow(draft, columns ?? [], row)
  }
  return draft.parsed
}

const parseJson = (text: string): ParsedRegistry => {
  const draft = new Draft()
  const { entries, rejects } = readBatch(text, LINE_BYTES_MAX)
  for (const { line, reason } of rejects) draft.refuse({ line, column: '', reason })
  for (const { index, fields } of entries) {
    if (!draft.hasRoom(index + 1)) break
    draft.take(index + 1, { ...fields, id: fields['id'] ?? fields['thingName'] })
  }
  return draft.parsed
}

/**
 * Reads an import of the registry: CSV whose first line names the columns, or a JSON array or NDJSON. What cannot be
 * read is named by line and column. Never throws; the caller bounds the text.
 */
export const parseRegistry = (text: string, format: 'csv' | 'json'): ParsedRegistry =>
  format === 'csv' ? parseCsv(text) : parseJson(text)
