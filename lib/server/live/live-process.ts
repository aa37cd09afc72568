import type { Pool } from 'pg'
import type { LiveEndReason } from '@/lib/contracts/live'
import type { EpochMs } from '@/lib/domain/time'
import { log } from '@/lib/server/log'
import { createLiveHub, type LiveHub } from './live-hub'

const POLL_MS = 1_000
const BEAT_MS = 15_000

/** Does a work again and again, each time a while after it was done, until it is told to stop. */
const repeat = (everyMs: number, work: (now: EpochMs) => Promise<void>, onError: (error: unknown) => void) => {
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(() => void work(Date.now()).catch(onError).finally(again), everyMs).unref()
  }
  let isStopped = false
  const again = () => {
    if (!isStopped) next()
  }
  next()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

/** The hub of a pool, with the two loops that run while anybody listens. */
const runHub = (pool: Pool): { hub: LiveHub; wake: () => void } => {
  let stops: readonly (() => void)[] = []
  const onEmpty = () => {
    for (const stop of stops) stop()
    stops = []
  }
  const hub = createLiveHub(pool, onEmpty)
  const onError = (error: unknown) => {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'The changes could not be followed')
    hub.endAll('unavailable')
  }
  const wake = () => {
    if (stops.length === 0) stops = [repeat(POLL_MS, hub.poll, onError), repeat(BEAT_MS, hub.beat, onError)]
  }
  return { hub, wake }
}

type Running = ReturnType<typeof runHub>
// As with the pool: one per process, whichever bundle asks first.
const shared = globalThis as typeof globalThis & { vedetteLive?: Map<Pool, Running> }

/** Streams would keep a process that is asked to end from ending: they are told first, and read on elsewhere or later. */
const endAtSignals = (running: Map<Pool, Running>): void => {
  const onSignal = (reason: LiveEndReason) => () => {
    for (const { hub } of running.values()) hub.endAll(reason)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, onSignal('shutdown'))
}

const runningHubs = (): Map<Pool, Running> => {
  if (shared.vedetteLive === undefined) {
    shared.vedetteLive = new Map()
    endAtSignals(shared.vedetteLive)
  }
  return shared.vedetteLive
}

/** The streams of this process over a pool; from here on they are told what changes, each second, while there are any. */
export const wakeLiveHub = (pool: Pool): LiveHub => {
  const hubs = runningHubs()
  const running = hubs.get(pool) ?? runHub(pool)
  hubs.set(pool, running)
  running.wake()
  return running.hub
}
