import { setMaxListeners } from 'node:events'

/** A piece of work that the worker repeats. */
export type Job = {
  name: string
  /** Time from one start to the next; a run that takes longer delays the next, two never overlap. */
  intervalMs: number
  run: (signal: AbortSignal) => Promise<void>
}

export type JobState = { runs: number; failures: number; lastRunMs: number }

export type Scheduler = {
  /** Ends the pauses, tells running jobs by their signal, and waits until all have returned. */
  stop: () => Promise<void>
  states: () => Readonly<Record<string, JobState>>
}

type Options = { onFailure: (job: string, error: unknown) => void; now?: () => number }

/** Resolves after `ms`, or at once when the signal is given. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })

/** Runs each job at its interval, the first time after one interval; a failing job is counted and tried again. */
export const startScheduler = (jobs: readonly Job[], { onFailure, now = Date.now }: Options): Scheduler => {
  const stopping = new AbortController()
  // Every job listens while it pauses; Node.js would take more than ten for a leak.
  setMaxListeners(0, stopping.signal)
  const states: Record<string, JobState> = {}

  const runOnce = async (job: Job, state: JobState) => {
    const startedAt = now()
    try {
      await job.run(stopping.signal)
    } catch (error) {
      state.failures += 1
      onFailure(job.name, error)
    }
    state.runs += 1
    state.lastRunMs = now() - startedAt
  }

  const repeat = async (job: Job) => {
    const state: JobState = { runs: 0, failures: 0, lastRunMs: 0 }
    states[job.name] = state
    for (;;) {
      await pause(Math.max(0, job.intervalMs - state.lastRunMs), stopping.signal)
      if (stopping.signal.aborted) return
      await runOnce(job, state)
    }
  }

  const loops = jobs.map(repeat)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
    states: () => states,
  }
}
