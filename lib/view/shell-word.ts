/** What a shell shows as it is between single quotes. */
const PLAIN = /^[\x20-\x7e]*$/

const escapeOf = (byte: number): string => {
  const character = String.fromCharCode(byte)
  const isPlain = PLAIN.test(character) && character !== "'" && character !== '\\' && character !== '!'
  return isPlain ? character : `\\x${byte.toString(16).padStart(2, '0')}`
}

/**
 * A text as one word of a POSIX-like shell (bash, zsh, ksh): whatever a stranger wrote in it runs nothing, and no
 * control character reaches the terminal it is pasted into. The bytes are those of its UTF-8.
 */
export const shellWord = (text: string): string => {
  if (PLAIN.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`
  return `$'${Array.from(new TextEncoder().encode(text), escapeOf).join('')}'`
}
