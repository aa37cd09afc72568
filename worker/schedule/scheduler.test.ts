import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startScheduler } from '@/worker/schedule/scheduler'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const ignore = () => undefined

test('a job runs at its interval', async () => {
  const run = vi.fn(() => Promise.resolve())
  const scheduler = startScheduler([{ name: 'count', intervalMs: 1000, run }], { onFailure: ignore })
  await vi.advanceTimersByTimeAsync(999)
  expect(run).toHaveBeenCalledTimes(0)
  await vi.advanceTimersByTimeAsync(2001)
  expect(run).toHaveBeenCalledTimes(3)
  expect(scheduler.states()['count']).toMatchObject({ runs: 3, failures: 0 })
  await scheduler.stop()
})

test('a slow job never overlaps itself', async () => {
  let running = 0
  let most = 0
  const run = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5000))
    running -= 1
  }
  const scheduler = startScheduler([{ name: 'slow', intervalMs: 1000, run }], { onFailure: ignore })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(most).toBe(1)
  expect(scheduler.states()['slow']?.runs).toBe(5)
  const stopped = scheduler.stop()
  await vi.advanceTimersByTimeAsync(5000)
  await stopped
})

test('a failing job is counted, told of, and tried again; others go on', async () => {
  const failures: unknown[] = []
  const run = vi.fn(() => Promise.resolve())
  const scheduler = startScheduler(
    [
      { name: 'broken', intervalMs: 1000, run: () => Promise.reject(new Error('no disk')) },
      { name: 'fine', intervalMs: 1000, run },
    ],
    { onFailure: (job, error) => failures.push([job, String(error)]) },
  )
  await vi.advanceTimersByTimeAsync(2000)
  expect(failures).toEqual([
    ['broken', 'Error: no disk'],
    ['broken', 'Error: no disk'],
  ])
  expect(scheduler.states()['broken']).toMatchObject({ runs: 2, failures: 2 })
  expect(run).toHaveBeenCalledTimes(2)
  await scheduler.stop()
})

test('a stop tells the running job and waits for it', async () => {
  const events: string[] = []
  const run = async (signal: AbortSignal) => {
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve)
    })
    events.push('job ended')
  }
  const scheduler = startScheduler([{ name: 'long', intervalMs: 10, run }], { onFailure: ignore })
  await vi.advanceTimersByTimeAsync(10)
  await scheduler.stop()
  events.push('stopped')
  await vi.advanceTimersByTimeAsync(1000)
  expect(events).toEqual(['job ended', 'stopped'])
})
