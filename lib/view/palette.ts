/** What somebody looks for: everything, or by its first sign only acts, rules or a time range. */
export type PaletteMode = 'all' | 'acts' | 'rules' | 'range'

const MODE_BY_SIGN: Readonly<Record<string, PaletteMode>> = { '>': 'acts', '#': 'rules', ':': 'range' }

/** The mode of a text and what remains to be looked for. */
export const parsePalette = (text: string): { mode: PaletteMode; words: string } => {
  const mode = MODE_BY_SIGN[text.trimStart().charAt(0)]
  if (mode === undefined) return { mode: 'all', words: text.trim() }
  return { mode, words: text.trimStart().slice(1).trim() }
}

/** 3: begins so, 2: a word of it does, 1: it stands somewhere, 0: it does not. */
const closeness = (text: string, word: string): number => {
  if (text.startsWith(word)) return 3
  if (text.includes(` ${word}`)) return 2
  return text.includes(word) ? 1 : 0
}

/** What matches all words, the closest first; those that are equally close stay in their order. Case does not matter. */
export const matchByText = <Item extends { text: string }>(items: readonly Item[], words: string): Item[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const scored = items.map((item) => {
    const text = item.text.toLowerCase()
    return { item, scores: wanted.map((word) => closeness(text, word)) }
  })
  return scored
    .filter(({ scores }) => scores.every((score) => score > 0))
    .sort((left, right) => Math.max(0, ...right.scores) - Math.max(0, ...left.scores))
    .map(({ item }) => item)
}

const RECENT_MAX = 6

/** A page that was looked at: where it is, and what its last part names. */
export type RecentPage = { href: string; text: string; note: string }

const NOTES: Readonly<Record<string, string>> = { devices: 'Device', groups: 'Group', catalog: 'Rule' }

const nameOf = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The pages looked at with this one before all others; the list itself for paths that name nothing of their own. */
export const addRecent = (recent: readonly RecentPage[], path: string): readonly RecentPage[] => {
  const [, page = '', segment = '', ...more] = path.split('/')
  const note = Object.hasOwn(NOTES, page) ? NOTES[page] : undefined
  if (note === undefined || segment === '' || more.length > 0) return recent
  const others = recent.filter(({ href }) => href !== path)
  return [{ href: path, text: nameOf(segment), note }, ...others].slice(0, RECENT_MAX)
}
