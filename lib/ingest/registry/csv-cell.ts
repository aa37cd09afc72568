/**
 * What a spreadsheet takes for a formula, also as wide as an ideograph, behind any apostrophes: OWASP, CSV Injection
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/
const QUOTED = /[",;\t\r\n]|^\s|\s$/

/** A value as a cell of CSV that no spreadsheet runs: what looks like a formula begins with an apostrophe. */
export const csvCellOf = (value: string): string => {
  const guarded = FORMULA.test(value) ? `'${value}` : value
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The value of a cell as `csvCellOf` wrote it, without the apostrophe of the guard. */
export const valueOfCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)
