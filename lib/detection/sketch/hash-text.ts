/** The text hashed last: several tables ask for the address of one flow in turn. */
let lastText: string | null = null
let lastHash = 0

/** 32-bit FNV-1a of a text: spreads addresses evenly for the distinct samples. Not for security. */
export const hashText = (text: string): number => {
  if (text === lastText) return lastHash
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  // FNV's low bits are good, its high bits are not; the sample compares whole values, so mix once more.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  lastText = text
  lastHash = (hash ^ (hash >>> 13)) >>> 0
  return lastHash
}
