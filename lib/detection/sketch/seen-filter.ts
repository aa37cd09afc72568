/**
 * Which things were seen before, without keeping them (Bloom 1970, "Space/time trade-offs in hash coding with allowable
 * errors"): `count` things in the bits of some 32-bit words. A thing seen is always known; a new one is seldom taken
 * for known, at most (1 - e^(-3n/bits))^3 of the time.
 */
export type SeenFilter = { words: number[]; count: number }

const WORD_BITS = 32

export const emptyFilter = (words: number): SeenFilter => ({ words: Array<number>(words).fill(0), count: 0 })

const isSet = (words: readonly number[], place: number): boolean =>
  (((words[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1

const set = (words: number[], place: number): void => {
  words[place >>> 5] = ((words[place >>> 5] ?? 0) | (1 << (place & 31))) >>> 0
}

/** How far apart the three places of a hash lie (Kirsch and Mitzenmacher 2006: two halves of one hash do for all). */
const stepOf = (hash32: number): number => (hash32 >>> 16) | 1

/** Whether a thing was seen, by its 32-bit hash. */
export const hasSeen = ({ words }: SeenFilter, hash32: number): boolean => {
  const bits = words.length * WORD_BITS
  const first = hash32 & 0xffff
  const step = stepOf(hash32)
  return isSet(words, first % bits) && isSet(words, (first + step) % bits) && isSet(words, (first + 2 * step) % bits)
}

/** Marks a thing as seen. True when it was new. */
export const markSeen = (filter: SeenFilter, hash32: number): boolean => {
  if (hasSeen(filter, hash32)) return false
  const { words } = filter
  const bits = words.length * WORD_BITS
  const first = hash32 & 0xffff
  const step = stepOf(hash32)
  set(words, first % bits)
  set(words, (first + step) % bits)
  set(words, (first + 2 * step) % bits)
  filter.count += 1
  return true
}
