import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Held by whoever runs the installation in a data folder: the launcher, or a command while there is none. */
export const installationLockOf = (dataDir: string): string => join(dataDir, 'vedette.lock')

/** Held by the process that has the database's files open. */
export const databaseLockOf = (dataDir: string): string => join(dataDir, 'database.lock')

export const databaseFilesOf = (dataDir: string): string => join(dataDir, 'database')

const addressFileOf = (dataDir: string): string => join(dataDir, 'database-url')

/** Tells commands where the running installation's database listens. */
export const publishDatabaseUrl = (dataDir: string, url: string): void => {
  writeFileSync(addressFileOf(dataDir), url, { mode: 0o600 })
}

export const withdrawDatabaseUrl = (dataDir: string): void => {
  rmSync(addressFileOf(dataDir), { force: true })
}

/** Where the running installation's database listens, or null while there is none. */
export const findDatabaseUrl = (dataDir: string): string | null => {
  try {
    return readFileSync(addressFileOf(dataDir), 'utf8')
  } catch {
    return null
  }
}
