/** Control characters (PostgreSQL cannot store U+0000, terminals obey U+001B) and halves of surrogate pairs. */
const NOT_INERT = /[\p{Cc}\p{Cs}]/u
const NOT_INERT_ALL = /[\p{Cc}\p{Cs}]/gu

/** Text of a stranger made storable: cut to `lengthMax` characters, control characters replaced by U+FFFD. */
export const inertText = (text: string, lengthMax: number): string => {
  const bounded = text.length > lengthMax ? text.slice(0, lengthMax) : text
  return NOT_INERT.test(bounded) ? bounded.replace(NOT_INERT_ALL, '\uFFFD') : bounded
}

/** A raw record cut to `lengthMax` characters. Tabs and line ends stay, since it is evidence; U+0000 cannot be stored. */
export const rawText = (text: string, lengthMax: number): string => {
  const bounded = text.length > lengthMax ? text.slice(0, lengthMax) : text
  return bounded.includes('\0') ? bounded.replaceAll('\0', '\uFFFD') : bounded
}

/** A value as a reject names it: short, on one line, and never the whole of a stranger's structure. */
export const shownValue = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(inertText(value, 40))
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : 'an object'
}
