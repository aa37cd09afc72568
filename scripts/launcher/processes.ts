import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Environment } from '@/lib/server/env'
import { root } from '../ensure-installed.mjs'

export type Mode = 'development' | 'production'

const DIE_WITH_PARENT = ['--import', join(root, 'scripts', 'launcher', 'die-with-parent.mjs')]

const WEB_REQUESTS = ['--import', join(root, 'scripts', 'launcher', 'web-requests.mjs')]

/** Starts a program with a pipe to us, so that it ends when we do, and out of reach of the terminal's Ctrl-C. */
const startProgram = (
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  stdout: 'ignore' | 'inherit' = 'ignore',
): ChildProcess =>
  spawn(process.execPath, [...DIE_WITH_PARENT, ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })

/** The web process: Next.js on HOST and PORT. */
export const startWeb = (
  mode: Mode,
  { HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>,
  environment: Readonly<Record<string, string>>,
): ChildProcess => {
  const program = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const verb = mode === 'development' ? 'dev' : 'start'
  return startProgram(
    [...WEB_REQUESTS, program, verb, '--hostname', HOST, '--port', String(PORT)],
    { ...environment, VEDETTE_PROCESS: 'web' },
    mode === 'development' ? 'inherit' : 'ignore',
  )
}

export const startWorker = (environment: Readonly<Record<string, string>>): ChildProcess =>
  startProgram(['--import', 'tsx', join(root, 'worker', 'main.ts')], { ...environment, VEDETTE_PROCESS: 'worker' })
