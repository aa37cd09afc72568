import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long a printed link can be used. */
const CODE_VALID_MS = 12 * 60 * 60 * 1000

const folderOf = (dataDir: string) => join(dataDir, 'open-codes')

/** A code is a file named for its keyed hash: what is on disk does not open anything. */
const fileOf = (dataDir: string, key: string, code: string) =>
  join(folderOf(dataDir), createHmac('sha256', key).update(code).digest('hex'))

/** Makes a code of 128 bits that opens the pages once, within 12 hours. */
export const createOpenCode = (dataDir: string, key: string): string => {
  const code = randomBytes(16).toString('base64url')
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 })
  writeFileSync(fileOf(dataDir, key, code), '', { mode: 0o600 })
  return code
}

/** Forgets all codes; the launcher does so at start, before it makes the new one. */
export const forgetOpenCodes = (dataDir: string): void => {
  rmSync(folderOf(dataDir), { recursive: true, force: true })
}

/** Uses a code up. True once for a code that was made here less than 12 hours before `asOfMs`, false ever after. */
export const consumeOpenCode = (dataDir: string, key: string, code: string, asOfMs: number): boolean => {
  if (!/^[\w-]{22}$/.test(code)) return false
  const file = fileOf(dataDir, key, code)
  try {
    const madeAtMs = statSync(file).mtimeMs
    // Of two requests with the same code only one can remove the file.
    unlinkSync(file)
    return asOfMs - madeAtMs < CODE_VALID_MS
  } catch {
    return false
  }
}
