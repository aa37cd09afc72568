import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const LONGEST_WAIT_MS = 120_000

const tryMake = (folder: string): boolean => {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Waits for the process that makes the thing, and hands on its failure. */
const waitForDone = async (done: string): Promise<void> => {
  const until = Date.now() + LONGEST_WAIT_MS
  while (!existsSync(done)) {
    if (Date.now() > until) throw new Error(`Another test process did not finish making ${done}.`)
    await sleep(50)
  }
  const failure = readFileSync(done, 'utf8')
  if (failure !== '') throw new Error(failure)
}

/**
 * Makes a thing that the test processes of one run share (a cluster, a migrated database) in a folder below
 * `runFolder`: the first that asks makes it, the others wait. Returns its folder.
 */
export const oncePerRun = async (
  runFolder: string,
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> => {
  const folder = join(runFolder, name)
  const done = join(runFolder, `${name}.done`)
  if (!tryMake(folder)) {
    await waitForDone(done)
    return folder
  }
  try {
    await make(folder)
    writeFileSync(done, '')
    return folder
  } catch (error) {
    writeFileSync(done, error instanceof Error ? error.message : String(error))
    throw error
  }
}
