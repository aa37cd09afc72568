import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf, isRunning } from '@/lib/server/embedded/process-identity'
import type { ProcessIdentity } from '@/lib/server/embedded/process-identity'

export type DataLock = { release: () => void }

/** Somebody else holds the lock; the message is meant for the person at the terminal. */
export class DataLockedError extends Error {
  override name = 'DataLockedError'
  constructor(
    file: string,
    readonly holder: ProcessIdentity,
  ) {
    super(
      `The data folder ${dirname(file)} is in use by process ${String(holder.pid)}. ` +
        'Stop that one first, or set VEDETTE_DATA_DIR to another folder.',
    )
  }
}

const readHolder = (file: string): ProcessIdentity | null => {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProcessIdentity>
    return typeof pid === 'number' ? { pid, started: typeof started === 'string' ? started : null } : null
  } catch {
    return null
  }
}

/** Links our finished file to the lock's name: it appears whole or not at all, and only one process can do it. */
const tryLink = (own: string, file: string): boolean => {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes a dead holder's file away; if another starter was quicker and we moved its new file, it is put back. */
const removeStale = (file: string): void => {
  const moved = `${file}.stale.${String(process.pid)}`
  try {
    renameSync(file, moved)
  } catch {
    return
  }
  const holder = readHolder(moved)
  if (holder !== null && isRunning(holder)) tryLink(moved, file)
  rmSync(moved, { force: true })
}

/** Takes the lock or throws a DataLockedError; a lock whose holder is dead, or whose number was reused, is taken over. */
export const acquireDataLock = (file: string): DataLock => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const own = `${file}.${String(process.pid)}`
  writeFileSync(own, JSON.stringify(identityOf()), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryLink(own, file))
        return {
          release: () => {
            releaseOwn(file)
          },
        }
      const holder = readHolder(file)
      if (holder !== null && isRunning(holder)) throw new DataLockedError(file, holder)
      removeStale(file)
    }
    throw new Error(`The lock ${file} could not be taken.`)
  } finally {
    rmSync(own, { force: true })
  }
}

const releaseOwn = (file: string): void => {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
}

/** Like acquireDataLock, but gives a holder that is on its way out some time to leave. */
export const waitForDataLock = async (file: string, timeoutMs: number): Promise<DataLock> => {
  const until = Date.now() + timeoutMs
  for (;;) {
    try {
      return acquireDataLock(file)
    } catch (error) {
      if (!(error instanceof DataLockedError) || Date.now() > until) throw error
      await sleep(50)
    }
  }
}

/** The process that holds the lock now, or null when it is free or stale. */
export const findLockHolder = (file: string): ProcessIdentity | null => {
  const holder = readHolder(file)
  return holder !== null && isRunning(holder) ? holder : null
}
