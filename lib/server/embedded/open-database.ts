import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrlOf, chooseEndpoint } from '@/lib/server/embedded/endpoint'
import { findDatabaseUrl, installationLockOf, withdrawDatabaseUrl } from '@/lib/server/embedded/data-folder'
import { acquireDataLock, DataLockedError } from '@/lib/server/embedded/data-lock'
import type { DataLock } from '@/lib/server/embedded/data-lock'
import { startDatabase, untilDatabaseReady } from '@/lib/server/embedded/start-database'
import type { Environment } from '@/lib/server/env'

export type OpenDatabase = {
  url: string
  isEmbedded: boolean
  /** Whether this process started the database, and so must bring its schema up to date. */
  isOwn: boolean
  /** Stops the database if it was started here. Close all pools first. */
  close: () => Promise<void>
}

/** How long a command waits for a starting installation, or for another command to finish. */
const WAIT_MS = 60_000

const nothing = () => Promise.resolve()

const tryLock = (dataDir: string): DataLock | DataLockedError => {
  try {
    return acquireDataLock(installationLockOf(dataDir))
  } catch (error) {
    if (error instanceof DataLockedError) return error
    throw error
  }
}

const startOwn = async (dataDir: string, lock: DataLock): Promise<OpenDatabase> => {
  withdrawDatabaseUrl(dataDir)
  const endpoint = await chooseEndpoint(dataDir)
  const child = startDatabase(dataDir, endpoint)
  const close = async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : nothing()
    child.kill('SIGTERM')
    await ended
    lock.release()
  }
  try {
    await untilDatabaseReady(child)
  } catch (error) {
    await close()
    throw error
  }
  return { url: databaseUrlOf(endpoint), isEmbedded: true, isOwn: true, close }
}

/**
 * For a command: the database of DATABASE_URL, else the running installation's, else the embedded one, started here
 * under the same lock. Throws a DataLockedError when another process holds the folder for more than a minute.
 */
export const openDatabase = async (environment: Environment): Promise<OpenDatabase> => {
  const { DATABASE_URL: given, VEDETTE_EMBEDDED: isEmbedded, VEDETTE_DATA_DIR: dataDir } = environment
  if (given !== undefined) return { url: given, isEmbedded, isOwn: false, close: nothing }
  const until = Date.now() + WAIT_MS
  for (;;) {
    const lock = tryLock(dataDir)
    if (!(lock instanceof DataLockedError)) return startOwn(dataDir, lock)
    const running = findDatabaseUrl(dataDir)
    if (running !== null) return { url: running, isEmbedded: true, isOwn: false, close: nothing }
    if (Date.now() > until) throw lock
    await sleep(100)
  }
}
