/** One thing a device says of itself, in words; `value` is text by a stranger. */
export type ProfileRow = { part: string; name: string; value: string }

/** Rows are for reading: who wants all of a long list takes the document. */
const ROWS_MAX = 120

const wordsOf = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const textOf = (value: unknown): string => {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The members of an item of a list, side by side: `tcp 23 telnet`. */
const itemOf = (item: unknown): string =>
  typeof item === 'object' && item !== null
    ? Object.entries(item)
        .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
        .map(([name, value]) =>
          typeof value === 'boolean' ? `${wordsOf(name).toLowerCase()}: ${textOf(value)}` : textOf(value),
        )
        .join(' ')
    : textOf(item)

const rowsOf = (part: string, name: string, value: unknown): ProfileRow[] => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value))
    return value.map((item, index) => ({ part, name: index === 0 ? name : '', value: itemOf(item) }))
  if (typeof value !== 'object') return [{ part, name, value: textOf(value) }]
  return Object.entries(value).flatMap(([member, inner]) => rowsOf(part, wordsOf(member), inner))
}

/** What a device says of itself, line by line, and how many lines did not fit. */
export const profileRows = (profile: Readonly<Record<string, unknown>>): { rows: ProfileRow[]; more: number } => {
  const all = Object.entries(profile).flatMap(([part, value]) => rowsOf(wordsOf(part), '', value))
  return { rows: all.slice(0, ROWS_MAX), more: Math.max(0, all.length - ROWS_MAX) }
}
