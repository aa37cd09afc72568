/** One row of a CSV text. `line` is where it begins, from 1: quoted cells may hold line ends. */
export type CsvRow = { line: number; cells: readonly string[]; problem: string | null }

const LINE_END = /\r\n|\r|\n/g

/** A cell, where the text goes on after it, and what is wrong with its quotes. */
type Cell = { value: string; end: number; problem: string | null }

const plainCell = (text: string, from: number, plain: RegExp): Cell => {
  plain.lastIndex = from
  const value = plain.exec(text)?.[0] ?? ''
  return { value, end: from + value.length, problem: null }
}

const quotedCell = (text: string, from: number, plain: RegExp): Cell => {
  let value = ''
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value, end: text.length, problem: 'a quote is not closed' }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, plain)
      return { value, end: rest.end, problem: rest.value.trim() === '' ? null : 'there is text after a closing quote' }
    }
    value += '"'
    at = quote + 2
  }
}

/** The character between cells: the one of comma, semicolon and tab that the first line has most of. */
export const delimiterOf = (text: string): ',' | ';' | '\t' => {
  const [header = ''] = text.slice(0, 4_096).split(/[\r\n]/, 1)
  const count = (character: string): number => header.split(character).length
  const [first] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))
  return first ?? ','
}

const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r'

/** The cells of one row from `from`, and where the next one begins. */
const readRow = (
  text: string,
  from: number,
  plain: RegExp,
): { cells: string[]; end: number; problem: string | null } => {
  const cells: string[] = []
  let problem: string | null = null
  for (let at = from; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at, plain) : plainCell(text, at, plain)
    cells.push(cell.value)
    problem ??= cell.problem
    if (cell.end >= text.length) return { cells, end: text.length, problem }
    at = cell.end + 1
    if (!isLineEnd(text[cell.end])) continue
    const isPair = text[cell.end] === '\r' && text[at] === '\n'
    return { cells, end: isPair ? at + 1 : at, problem }
  }
}

/**
 * The rows of a CSV text (RFC 4180; line ends of any kind, a byte order mark, comma, semicolon or tab), at most
 * `rowsMax` of them and one more. Empty rows are passed over. Never throws.
 */
export const csvRows = (given: string, rowsMax: number): CsvRow[] => {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  const delimiter = delimiterOf(text)
  const plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y')
  const rows: CsvRow[] = []
  let line = 1
  for (let at = 0; at < text.length && rows.length <= rowsMax;) {
    const { cells, end, problem } = readRow(text, at, plain)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells, problem })
    line += text.slice(at, end).match(LINE_END)?.length ?? 0
    at = end
  }
  return rows
}
