/** A piece of foreign text; `escaped` pieces stand for characters that must not act on the reader's screen. */
export type TextSegment = { text: string; escaped: boolean }
export type VisibleText = { segments: readonly TextSegment[]; /** Characters left out at the end. */ cut: number }

/**
 * Controls, format characters (bidi, zero width, tags), lone surrogates, private use, unassigned, separators (Unicode
 * general categories), the four blank "fillers", and every combining mark after the third in a row.
 * See Unicode Technical Report 36, section 3.
 */
const ACTIVE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|\p{Zl}|\p{Zp}|[\u115F\u1160\u3164\uFFA0]|(?<=\p{M}{3})\p{M}/gu

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escapeOf = (character: string): string => {
  const short = SHORT_ESCAPES[character]
  if (short !== undefined) return short
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

/** Splits text written by a stranger into plain pieces and escapes; at most `charactersMax` characters are looked at. */
export const visibleSegments = (raw: string, charactersMax: number): VisibleText => {
  const kept = raw.slice(0, charactersMax)
  const segments: TextSegment[] = []
  let from = 0
  for (const match of kept.matchAll(ACTIVE)) {
    if (match.index > from) segments.push({ text: kept.slice(from, match.index), escaped: false })
    segments.push({ text: escapeOf(match[0]), escaped: true })
    from = match.index + match[0].length
  }
  if (from < kept.length) segments.push({ text: kept.slice(from), escaped: false })
  return { segments, cut: raw.length - kept.length }
}

/** Text written by a stranger as one inert line: escapes for what could act, an ellipsis where it was cut. */
export const visibleText = (raw: string, charactersMax = 160): string => {
  const { segments, cut } = visibleSegments(raw, charactersMax)
  return segments.map((segment) => segment.text).join('') + (cut > 0 ? '…' : '')
}
