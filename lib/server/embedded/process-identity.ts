import { readFileSync } from 'node:fs'

/** A process that can be told from a later one with the same number. */
export type ProcessIdentity = {
  pid: number
  /** Boot and start time of the process where /proc tells them, else null. */
  started: string | null
}

const startedOf = (pid: number): string | null => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // proc(5): the second field is the command in brackets and may hold spaces; start time is field 22 of all.
    const afterCommand = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').replace(/^.*\) /s, '')
    return `${boot}/${afterCommand.split(' ')[19] ?? ''}`
  } catch {
    return null
  }
}

/** The identity of a process that runs now, by default of this one. */
export const identityOf = (pid: number = process.pid): ProcessIdentity => ({ pid, started: startedOf(pid) })

const answersToSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether that very process still runs; a later one that was given the same number does not count. */
export const isRunning = ({ pid, started }: ProcessIdentity): boolean => {
  if (!answersToSignals(pid)) return false
  const startedNow = startedOf(pid)
  return started === null || startedNow === null || started === startedNow
}
