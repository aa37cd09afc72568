import { EventEmitter } from 'node:events'
import type { ChildProcess } from 'node:child_process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { supervise } from '@/scripts/launcher/supervise'
import { backOffDelayMs, countCrash } from '@/scripts/launcher/back-off'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process that only remembers its signals and ends when the test says so. */
const aFakeProcess = () => {
  const events = new EventEmitter()
  const signals: string[] = []
  const child = Object.assign(events, { pid: 7, kill: (signal: string) => signals.push(signal) > 0 })
  return {
    child: child as unknown as ChildProcess,
    signals,
    end: (code: number | null, signal: string | null = null) => {
      events.emit('exit', code, signal)
    },
  }
}

const aSupervised = () => {
  const started: ReturnType<typeof aFakeProcess>[] = []
  const sentences: string[] = []
  const start = () => {
    const next = aFakeProcess()
    started.push(next)
    return next.child
  }
  const supervised = supervise({ name: 'worker', start, onCrash: (sentence) => sentences.push(sentence) })
  return { supervised, started, sentences }
}

test('pauses double from 0.2 s to 10 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 30].map(backOffDelayMs)).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000])
})

test('30 s of running make the next crash a first one', () => {
  expect(countCrash(5, 29_999)).toBe(6)
  expect(countCrash(5, 30_000)).toBe(1)
})

test('a crashed process is started again after its pause, and the pause grows', async () => {
  const { started, sentences } = aSupervised()
  started[0]?.end(1)
  await vi.advanceTimersByTimeAsync(199)
  expect(started).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(started).toHaveLength(2)
  started[1]?.end(null, 'SIGKILL')
  await vi.advanceTimersByTimeAsync(399)
  expect(started).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(started).toHaveLength(3)
  expect(sentences).toEqual([
    'The worker process ended (code 1); starting it again in 0.2 s.',
    'The worker process ended (SIGKILL); starting it again in 0.4 s.',
  ])
})

test('the pause is short again after 30 s up', async () => {
  const { started, sentences } = aSupervised()
  started[0]?.end(1)
  await vi.advanceTimersByTimeAsync(200)
  await vi.advanceTimersByTimeAsync(30_000)
  started[1]?.end(1)
  expect(sentences.at(-1)).toContain('in 0.2 s')
})

test('a stop asks, waits, and starts nothing again', async () => {
  const { supervised, started } = aSupervised()
  const stopped = supervised.stop(5_000)
  expect(started[0]?.signals).toEqual(['SIGTERM'])
  started[0]?.end(0)
  await stopped
  await vi.advanceTimersByTimeAsync(60_000)
  expect(started).toHaveLength(1)
})

test('a process that does not heed the stop is killed', async () => {
  const { supervised, started } = aSupervised()
  const stopped = supervised.stop(5_000)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(started[0]?.signals).toEqual(['SIGTERM', 'SIGKILL'])
  started[0]?.end(null, 'SIGKILL')
  await expect(stopped).resolves.toBeUndefined()
})

test('a stop during the pause ends at once', async () => {
  const { supervised, started } = aSupervised()
  started[0]?.end(1)
  await supervised.stop(5_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(started).toHaveLength(1)
})
