import { createHash } from 'node:crypto'

/** SHA-256 over parts, each preceded by its length, so that two lists of parts never look alike. */
export const sha256Of = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) {
    hash.update(`${String(typeof part === 'string' ? Buffer.byteLength(part) : part.length)}:`)
    hash.update(part)
  }
  return hash.digest()
}

/** SHA-256 of a text in hexadecimal: the digest that the pure folders take as an argument. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
