/** How the lines of a Zeek TSV log are written; plain data, so that the next chunk of a stream can begin with it. */
export type ZeekHeader = {
  separator: string
  setSeparator: string
  emptyField: string
  unsetField: string
  /** The log's name, `conn`; empty until a `#path` line was read. */
  path: string
  fields: readonly string[]
  types: readonly string[]
  /** True when no header was seen and the fields are assumed. */
  guessed: boolean
}

/** Zeek's defaults (LogAscii). */
export const EMPTY_HEADER: ZeekHeader = {
  separator: '\t',
  setSeparator: ',',
  emptyField: '(empty)',
  unsetField: '-',
  path: '',
  fields: [],
  types: [],
  guessed: false,
}

/** More columns than any Zeek log has. */
const FIELDS_MAX = 256

/** `\x09` is a tab; Zeek writes separators escaped. */
const unescaped = (text: string): string =>
  text.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const listOf = (rest: string, header: ZeekHeader): string[] => rest.split(header.separator, FIELDS_MAX)

type Describe = (known: ZeekHeader, rest: string) => ZeekHeader

const DESCRIBE: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ['#set_separator', (known, rest) => ({ ...known, setSeparator: rest })],
  ['#empty_field', (known, rest) => ({ ...known, emptyField: rest })],
  ['#unset_field', (known, rest) => ({ ...known, unsetField: rest })],
  ['#path', (known, rest) => ({ ...known, path: rest.slice(0, 64) })],
  ['#fields', (known, rest) => ({ ...known, fields: listOf(rest, known), types: [], guessed: false })],
  ['#types', (known, rest) => ({ ...known, types: listOf(rest, known) })],
])

/**
 * The header after one `#` line. A line that does not describe the columns (`#open`, `#close`) changes nothing.
 * `#separator` begins a new header: logs that were pasted together carry one each. Indented lines are taken.
 */
export const readHeaderLine = (line: string, header: ZeekHeader | null): ZeekHeader => {
  const text = line.trimStart()
  if (text.startsWith('#separator')) {
    const separator = unescaped(text.slice('#separator'.length).trim())
    return { ...EMPTY_HEADER, separator: separator === '' ? '\t' : separator }
  }
  const known = header ?? EMPTY_HEADER
  const cut = text.indexOf(known.separator)
  const describe = DESCRIBE.get(cut === -1 ? text : text.slice(0, cut))
  const rest = cut === -1 ? '' : text.slice(cut + known.separator.length)
  return describe === undefined ? known : describe(known, rest)
}
