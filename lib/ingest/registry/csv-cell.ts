/** What a spreadsheet takes for a formula, behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r]/
const GUARDED = /^'+[=+\-@\t\r]/
const QUOTED = /[",;\t\r\n]|^\s|\s$/

/** A value as a cell of CSV that no spreadsheet runs: what looks like a formula begins with an apostrophe. */
export const csvCellOf = (value: string): string => {
  const guarded = FORMULA.test(value) ? `'${value}` : value
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The value of a cell as `csvCellOf` wrote it, without the apostrophe of the guard. */
export const valueOfCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)
