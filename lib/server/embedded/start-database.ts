import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Endpoint } from '@/lib/server/embedded/endpoint'

const PROGRAM = fileURLToPath(new URL('database-main.ts', import.meta.url))
/** A new folder takes PostgreSQL's initdb in WebAssembly (2 to 6 s), recovery after a crash a few seconds more. */
const READY_TIMEOUT_MS = 90_000

/** Starts the embedded database as a child process; it says "ready" over its pipe, and ends when that pipe closes. */
export const startDatabase = (dataDir: string, endpoint: Endpoint): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', PROGRAM, dataDir, JSON.stringify(endpoint)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C in the terminal shall reach only who started us: the database ends last.
    detached: process.platform !== 'win32',
  })

/** Resolves when the database answers; rejects when its process ends before, or takes too long. */
export const untilDatabaseReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The embedded database did not start within 90 seconds.'))
    }, READY_TIMEOUT_MS)
    child.once('message', () => {
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`The embedded database ended before it was ready (${signal ?? `code ${String(code)}`}).`))
    })
  })
