import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What this installation keeps to itself, as environment variables of its processes. */
export type Secrets = { NEXTAUTH_SECRET: string }

const readExisting = (file: string): Partial<Secrets> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error(
      `The secrets in ${file} cannot be read. Restore the file, or remove it: sessions end, data stays.`,
      {
        cause: error,
      },
    )
  }
}

/** The secret of a data folder, made with 256 bits of chance at first start, readable by the owner only. */
export const ensureSecrets = (dataDir: string): Secrets => {
  const file = join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const existing = readExisting(file)
  if (existing.NEXTAUTH_SECRET !== undefined) return { NEXTAUTH_SECRET: existing.NEXTAUTH_SECRET }
  const secrets: Secrets = { NEXTAUTH_SECRET: randomBytes(32).toString('base64url') }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}
