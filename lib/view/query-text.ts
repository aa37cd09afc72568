/** A word of a search box and where it stands. Text is one word while its quotation mark is open. */
export type QueryWord = { text: string; from: number; to: number }

const WORD = /(?:[^\s"]+|"[^"]*"?)+/g

/** The words of a search as they were typed, with their quotation marks. */
export const queryWords = (query: string): QueryWord[] =>
  [...query.matchAll(WORD)].map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }))

/** A filter as it is written: the value in quotation marks where it would fall apart. */
export const filterText = (name: string, value: string): string => {
  const clean = value.replaceAll('"', '')
  return /\s/.test(clean) ? `${name}:"${clean}"` : `${name}:${clean}`
}

/** Whether a filter is among the words of a search. */
export const hasFilter = (query: string, filter: string): boolean =>
  queryWords(query).some(({ text }) => text === filter)

/** The search with a filter added, or without it where it is there already. */
export const toggleFilter = (query: string, filter: string): string => {
  const words = queryWords(query).map(({ text }) => text)
  const kept = words.filter((text) => text !== filter)
  return (kept.length < words.length ? kept : [...words, filter]).join(' ')
}

/** The word that the caret stands in or behind; an empty one between words. */
export const wordAt = (query: string, caret: number): QueryWord =>
  queryWords(query).find(({ from, to }) => from <= caret && caret <= to) ?? { text: '', from: caret, to: caret }

/** The search with a word replaced, and where the caret then stands: behind it, after a space where it is complete. */
export const replaceWord = (
  query: string,
  { from, to }: QueryWord,
  text: string,
  isComplete: boolean,
): { query: string; caret: number } => {
  const tail = query.slice(to)
  const gap = isComplete && !tail.startsWith(' ') ? ' ' : ''
  return { query: query.slice(0, from) + text + gap + tail, caret: from + text.length + (isComplete ? 1 : 0) }
}
