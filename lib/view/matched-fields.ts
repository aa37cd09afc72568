/** A piece of a record; `isMatch` pieces are what the finding speaks of. */
export type RecordPiece = { text: string; isMatch: boolean }

const WORDS_MAX = 12
const WORD_LENGTH_MIN = 2
const ENDPOINT = /^\[?(.+?)\]?:(\d{1,5})$/
const SOCKET = /^(tcp|udp|icmp)\/(\d{1,5})$/
/** What a sentence of a rule takes from a record: IPv4, IPv6, host names, paths, and what it quotes. */
const TAKEN =
  /\d{1,3}(?:\.\d{1,3}){3}|(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}|(?:[a-z\d_-]+\.)+[a-z]{2,}|\/[\w./-]{2,}|“[^”]{2,80}”/gi

/** The port a subject such as `tcp/23` or `192.0.2.1:23` names; null of others. */
export const portOf = (subject: string): string | null => (ENDPOINT.exec(subject) ?? SOCKET.exec(subject))?.[2] ?? null

const partsOf = (subject: string): string[] => {
  const [, left = '', right = ''] = ENDPOINT.exec(subject) ?? SOCKET.exec(subject) ?? []
  return left === '' ? [subject] : [subject, left, right]
}

/** The words of a finding that its records may hold: what it is about, and what its sentence took from them. */
export const fieldsOf = ({ subject, summary }: { subject: string; summary: string }): readonly string[] => {
  const taken = [...summary.matchAll(TAKEN)].map(([text]) => text.replace(/^“|”$/g, '').replace(/[.,:]$/, ''))
  const words = [...subject.split(/[\s,|]+/).flatMap(partsOf), ...taken]
  return [...new Set(words.filter((word) => word.length >= WORD_LENGTH_MIN))].slice(0, WORDS_MAX)
}

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * Cuts a record where it holds one of the words whole, whatever their case; the pieces in their order are the record.
 * The words may be a stranger's: they are looked for letter by letter, never as a pattern.
 */
export const markFields = (record: string, words: readonly string[]): readonly RecordPiece[] => {
  if (words.length === 0) return [{ text: record, isMatch: false }]
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(literally).join('|')})(?![\\p{L}\\p{N}\\p{M}])`,
    'giu',
  )
  const pieces: RecordPiece[] = []
  let from = 0
  for (const { 0: text, index } of record.matchAll(whole)) {
    if (index > from) pieces.push({ text: record.slice(from, index), isMatch: false })
    pieces.push({ text, isMatch: true })
    from = index + text.length
  }
  if (from < record.length || record === '') pieces.push({ text: record.slice(from), isMatch: false })
  return pieces
}
