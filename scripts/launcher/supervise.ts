import type { ChildProcess } from 'node:child_process'
import { backOffDelayMs, countCrash } from './back-off'

export type Supervised = {
  /** Asks the process to end, kills it when it has not within `graceMs`, and waits until it is gone. */
  stop: (graceMs: number) => Promise<void>
  /** Ends the process at once. */
  kill: () => void
  pid: () => number | undefined
}

type Options = {
  name: string
  start: () => ChildProcess
  /** Told of each crash: a sentence for the terminal. */
  onCrash: (sentence: string) => void
  now?: () => number
}

/** Asks a process to end, kills it after `graceMs`, and resolves when it is gone. */
const endProcess = (child: ChildProcess, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), graceMs)
    child.once('exit', () => {
      clearTimeout(deadline)
      resolve()
    })
    child.kill('SIGTERM')
  })

/** Keeps one process running: what ends without being asked to is started again, after a growing pause. */
export const supervise = ({ name, start, onCrash, now = Date.now }: Options): Supervised => {
  let child: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined
  let crashes = 0
  let stopping = false

  const onEnd = (reason: string, startedAt: number) => {
    child = null
    if (stopping) return
    crashes = countCrash(crashes, now() - startedAt)
    const delayMs = backOffDelayMs(crashes)
    onCrash(`The ${name} process ended (${reason}); starting it again in ${delayMs / 1000} s.`)
    timer = setTimeout(run, delayMs)
  }

  const run = () => {
    const startedAt = now()
    const current = start()
    child = current
    current.once('exit', (code, signal) => onEnd(signal ?? `code ${code ?? 'unknown'}`, startedAt))
  }

  run()
  return {
    stop: async (graceMs) => {
      stopping = true
      clearTimeout(timer)
      if (child !== null) await endProcess(child, graceMs)
    },
    kill: () => {
      stopping = true
      clearTimeout(timer)
      child?.kill('SIGKILL')
    },
    pid: () => child?.pid,
  }
}
