const QUOTE = 34
const BACKSLASH = 92

/** The index of the quote that ends the string begun before `from`, or the length of the text. */
const stringEndOf = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === QUOTE) return at
    at += byte === BACKSLASH ? 2 : 1
  }
  return bytes.length
}

/**
 * Whether JSON in UTF-8 nests deeper than `depthMax`: counts brackets outside strings before anything is built.
 * Bytes and not characters, since that is twice as fast and runs for every report.
 */
export const isDeeperThan = (bytes: Uint8Array, depthMax: number): boolean => {
  let depth = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) at = stringEndOf(bytes, at + 1)
    else if (byte === 123 || byte === 91) {
      depth += 1
      if (depth > depthMax) return true
    } else if (byte === 125 || byte === 93) depth -= 1
  }
  return false
}
