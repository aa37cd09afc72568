import { quantileOf } from '@/lib/detection/confidence'
import type { BenchFigure } from './figure'
import { onEmbedded, onPostgres, type Target } from './on-product'
import { reportBatch, ROUND_MS, send } from './report-load'

const BATCH = 1_000
const IN_FLIGHT = 4
const WARM_ROUNDS = 2
/** Simulated time begins here; an import may say when its reports were made. */
const START_AT = Date.UTC(2026, 0, 1)
const RIGHTS = ['--scope', 'import', '--any'] as const

type Run = { perSecond: number; p50: number; p99: number }

/** Sends rounds of reports of all devices, some batches at a time, until the time is over. */
const load = async ({ url, token }: Target, devices: number, seconds: number): Promise<Run> => {
  const batches = Math.ceil(devices / BATCH)
  let next = 0
  let accepted = 0
  const times: number[] = []
  let until = Infinity
  let started = performance.now()
  const warm = WARM_ROUNDS * batches
  const sender = async (): Promise<void> => {
    while (performance.now() < until) {
      const number = next++
      const round = Math.floor(number / batches)
      const body = reportBatch({
        firstDevice: (number % batches) * BATCH,
        devices: Math.min(BATCH, devices),
        round,
        observedAt: START_AT + round * ROUND_MS,
      })
      const result = await send(`${url}/api/v1/ingest/reports`, token, body)
      if (number < warm) continue
      if (until === Infinity) {
        started = performance.now()
        until = started + seconds * 1_000
        continue
      }
      accepted += result.accepted
      times.push(result.ms)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender))
  const elapsed = (performance.now() - started) / 1_000
  return {
    perSecond: Math.round(accepted / elapsed),
    p50: Math.round(quantileOf(times, 0.5)),
    p99: Math.round(quantileOf(times, 0.99)),
  }
}

const figuresOf = (name: string, target: number, { perSecond, p50, p99 }: Run): BenchFigure[] => {
  const command = 'npm run bench -- ingest-reports'
  return [
    { name: `${name}: reports, durable and acknowledged`, value: perSecond, unit: '/s', target, command },
    { name: `${name}: batch of ${String(BATCH)}, median`, value: p50, unit: 'ms', target: null, command },
    { name: `${name}: batch of ${String(BATCH)}, 99 %`, value: p99, unit: 'ms', target: null, command },
  ]
}

/**
 * Device reports over HTTP into the real product, parsed, judged, scored, committed and acknowledged: 2,000 devices on
 * the embedded database, 10,000 on PostgreSQL, a report each five simulated minutes.
 */
export const benchIngestReports = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20)
  const onDevices = (devices: number) => (target: Target) => load(target, devices, seconds)
  const figures: BenchFigure[] = []
  if (!args.includes('postgres')) {
    figures.push(...figuresOf('embedded', 4_000, await onEmbedded(RIGHTS, onDevices(2_000))))
  }
  if (!args.includes('embedded')) {
    figures.push(...figuresOf('PostgreSQL', 10_000, await onPostgres(RIGHTS, onDevices(10_000))))
  }
  return figures
}
