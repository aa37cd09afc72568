import { setTimeout as sleep } from 'node:timers/promises'
import { quantileOf } from '@/lib/detection/confidence'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import type { BenchFigure } from './figure'
import { onPostgres, type Target } from './on-product'
import { readPaths } from './read-paths'
import { reportBatch, send } from './report-load'
import { breakInBatch, profileBatch, registryCsv } from './sample-fleet'

const SMALL = 1_000
const LARGE = 100_000
const SLICE = 1_000
const WARM = 5
const REQUESTS = 100
/** API p95, and how much slower it may be at 100,000 devices than at 1,000 (design: speed and size). */
const P95_MS_MAX = 100
const RATIO_MAX = 2
const COUNTED_WITHIN_MS = 10 * MINUTE_MS
/** After the fill the worker catches up and the database tidies: reads are timed when that is over, at both sizes. */
const SETTLE_MS = MINUTE_MS

const get = async ({ url, token }: Target, path: string): Promise<{ ms: number; body: string }> => {
  const started = performance.now()
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } })
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${body.slice(0, 300)}`)
  return { ms: performance.now() - started, body }
}

const importRegistry = async ({ url, token }: Target, body: string): Promise<void> => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' }
  const answer = await fetch(`${url}/api/v1/registry/imports`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`registry: ${String(answer.status)} ${(await answer.text()).slice(0, 300)}`)
}

/** Fills an installation with a fleet whose devices were registered, said what they are, and reported for two hours. */
const fill = async (target: Target, devices: number): Promise<void> => {
  const { url, token } = target
  const startAt = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS
  for (let first = 0; first < devices; first += SLICE) {
    const slice = { first, count: Math.min(SLICE, devices - first), at: startAt }
    await importRegistry(target, registryCsv(slice))
    await send(`${url}/api/v1/ingest/profiles`, token, profileBatch(slice))
    for (const round of [0, 13, 25]) {
      const observedAt = startAt + round * 5 * MINUTE_MS
      const body = reportBatch({ firstDevice: first, devices: slice.count, round, observedAt })
      await send(`${url}/api/v1/ingest/reports`, token, body)
    }
    const breakIns = breakInBatch({ ...slice, at: startAt + 2 * HOUR_MS })
    if (breakIns !== '') await send(`${url}/api/v1/ingest/events`, token, breakIns)
  }
}

/** Waits until the worker has counted every device. */
const waitForCounters = async (target: Target, devices: number): Promise<void> => {
  const until = Date.now() + COUNTED_WITHIN_MS
  while (Date.now() < until) {
    const { body } = await get(target, '/api/v1/fleet/summary')
    if ((JSON.parse(body) as { devices: number }).devices >= devices) return
    await sleep(1_000)
  }
  throw new Error(`The worker did not count ${String(devices)} devices within ten minutes.`)
}

type Timing = { p50: number; p95: number; bytes: number }

const timePath = async (target: Target, path: string): Promise<Timing> => {
  const times: number[] = []
  let bytes = 0
  for (let request = 0; request < WARM + REQUESTS; request += 1) {
    const { ms, body } = await get(target, path)
    bytes = body.length
    if (request >= WARM) times.push(ms)
  }
  return { p50: quantileOf(times, 0.5), p95: quantileOf(times, 0.95), bytes }
}

/** The reads of the API with so many devices, on PostgreSQL; one client. */
const onFleetOf = (devices: number): Promise<Map<string, Timing>> =>
  onPostgres(['--scope', 'admin'], async (target) => {
    await fill(target, devices)
    await waitForCounters(target, devices)
    await sleep(SETTLE_MS)
    const timings = new Map<string, Timing>()
    for (const [name, path] of await readPaths((path) => get(target, path).then(({ body }) => body))) {
      timings.set(name, await timePath(target, path))
    }
    return timings
  })

const rounded = (ms: number): number => Math.round(ms * 10) / 10

/** Every read of the API at 1,000 and at 100,000 devices: 95 % of answers and how they grow. */
export const benchRead100k = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const command = 'npm run bench -- read-100k'
  const large = Number(args.find((arg) => /^\d+$/.test(arg)) ?? LARGE)
  const before = await onFleetOf(SMALL)
  const after = await onFleetOf(large)
  const figures: BenchFigure[] = []
  for (const [name, { p50, p95, bytes }] of after) {
    const small = before.get(name)?.p95 ?? p95
    figures.push(
      {
        name: `${name}: 95 % (at ${String(SMALL)} ${String(rounded(small))} ms, ${String(bytes)} B)`,
        value: rounded(p95),
        unit: 'ms',
        target: P95_MS_MAX,
        command,
      },
      { name: `${name}: median`, value: rounded(p50), unit: 'ms', target: null, command },
      { name: `${name}: growth of 95 %`, value: rounded(p95 / small), unit: '×', target: RATIO_MAX, command },
    )
  }
  return figures
}
