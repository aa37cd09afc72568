import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { CLUSTER_PREFIX, stopCluster } from '@/lib/testing/postgres-cluster'

declare module 'vitest' {
  // vitest's way to type what a global set-up hands to the tests
  interface ProvidedContext {
    /** Folder of things the test processes of one run share (oncePerRun). */
    runFolder: string
  }
}

const PREFIX = 'vedette-test-'

const remove = (folder: string): void => {
  for (const name of readdirSync(folder)) if (name.startsWith(CLUSTER_PREFIX)) stopCluster(join(folder, name))
  rmSync(folder, { recursive: true, force: true })
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A run that was killed leaves its cluster behind; the next run clears it away. */
const removeOrphans = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      if (!isAlive(Number(readFileSync(join(folder, 'pid'), 'utf8')))) remove(folder)
    } catch {
      // Another user's, or one that is just being made.
    }
  }
}

let folder: string

/** vitest's global set-up: a folder of this run. Nothing is started before a test asks for it. */
export const setup = (project: TestProject): void => {
  removeOrphans()
  folder = mkdtempSync(join(tmpdir(), PREFIX))
  // The database may run as another user than the tests.
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, 'pid'), String(process.pid))
  // So that nothing a test leaves behind outlives the run.
  process.env['TMPDIR'] = folder
  project.provide('runFolder', folder)
}

export const teardown = (): void => {
  remove(folder)
}
