const NOT_STORABLE = /[\0\p{Cs}]/u
const NOT_STORABLE_ALL = /[\0\p{Cs}]/gu
/** How U+0000 and halves of surrogate pairs look in JSON text; also matches harmless escaped backslashes. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i

/** Text that PostgreSQL can store: U+0000 and halves of surrogate pairs become U+FFFD. */
export const storableText = (text: string): string =>
  NOT_STORABLE.test(text) ? text.replace(NOT_STORABLE_ALL, '\uFFFD') : text

/** JSON text that PostgreSQL's jsonb accepts, whatever a stranger wrote into the strings. */
export const storableJson = (value: unknown): string => {
  const json = JSON.stringify(value)
  if (!SUSPECT.test(json)) return json
  return JSON.stringify(value, (_key, member: unknown) => (typeof member === 'string' ? storableText(member) : member))
}
