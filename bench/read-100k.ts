import { setTimeout as sleep } from 'node:timers/promises'
import { quantileOf } from '@/lib/detection/confidence'
import { MINUTE_MS } from '@/lib/domain/time'
import type { BenchFigure } from './figure'
import { fill, get, waitForCounters } from './fill-fleet'
import { onPostgres, type Target } from './on-product'
import { readPaths } from './read-paths'

const SMALL = 1_000
const LARGE = 100_000
const WARM = 5
const REQUESTS = 100
/** API p95, and how much slower it may be at 100,000 devices than at 1,000 (design: speed and size). */
const P95_MS_MAX = 100
const RATIO_MAX = 2
/** After the fill the worker catches up and the database tidies: reads are timed when that is over, at both sizes. */
const SETTLE_MS = MINUTE_MS

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
