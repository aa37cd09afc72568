/** FNV-1a over the text, then the finaliser of MurmurHash3, so that neighbouring texts have nothing in common. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * Chance that is the same whenever it is asked: a number from 0 to below 1 that depends on its words alone. So any hour
 * of a simulation can be made by itself, in any order.
 */
export const chanceOf = (...words: readonly (string | number)[]): number => hashOf(words.join(' ')) / 2 ** 32

/** A whole number from `from` to `to`, both included. */
export const wholeOf = (from: number, to: number, ...words: readonly (string | number)[]): number =>
  from + Math.floor(chanceOf(...words) * (to - from + 1))

/** A connection's name as Zeek writes one: `C` and 17 letters and digits. */
export const uidOf = (...words: readonly (string | number)[]): string => {
  const text = [1, 2, 3].map((part) =>
    hashOf([part, ...words].join(' '))
      .toString(36)
      .padStart(7, '0'),
  )
  return `C${text.join('').slice(0, 17)}`
}
