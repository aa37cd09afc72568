import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runVerb, startProduct } from '@/e2e/product'
import { quantileOf } from '@/lib/detection/confidence'
import {
  clusterUrl,
  findPostgresBinaries,
  INSTALL_POSTGRES,
  startCluster,
  stopCluster,
} from '@/lib/testing/postgres-cluster'
import type { BenchFigure } from './figure'
import { reportBatch, ROUND_MS, send } from './report-load'

const BATCH = 1_000
const IN_FLIGHT = 4
const WARM_ROUNDS = 2
/** Simulated time begins here; an import may say when its reports were made. */
const START_AT = Date.UTC(2026, 0, 1)

type Run = { perSecond: number; p50: number; p99: number }

/** Sends rounds of reports of all devices, some batches at a time, until the time is over. */
const load = async (url: string, token: string, devices: number, seconds: number): Promise<Run> => {
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

const onProduct = async (
  settings: Readonly<Record<string, string>>,
  devices: number,
  seconds: number,
): Promise<Run> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vedette-bench-'))
  const product = await startProduct(dataDir, { VEDETTE_LOG_LEVEL: 'warn', ...settings })
  try {
    const token = await runVerb(dataDir, ['token', 'create', '--name', 'bench', '--scope', 'import', '--any'], settings)
    return await load(product.url, token, devices, seconds)
  } finally {
    await product.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const onPostgres = async (devices: number, seconds: number): Promise<Run> => {
  const binaries = findPostgresBinaries()
  if (binaries === null) throw new Error(`PostgreSQL is missing; install it: ${INSTALL_POSTGRES}`)
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-pg-'))
  await startCluster(binaries, folder, { isDurable: true })
  try {
    return await onProduct({ DATABASE_URL: clusterUrl(folder, 'postgres') }, devices, seconds)
  } finally {
    stopCluster(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Device reports over HTTP into the real product, parsed, judged, scored, committed and acknowledged: 2,000 devices on
 * the embedded database, 10,000 on PostgreSQL, a report each five simulated minutes.
 */
export const benchIngestReports = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20)
  const figures: BenchFigure[] = []
  if (!args.includes('postgres')) figures.push(...figuresOf('embedded', 4_000, await onProduct({}, 2_000, seconds)))
  if (!args.includes('embedded')) figures.push(...figuresOf('PostgreSQL', 10_000, await onPostgres(10_000, seconds)))
  return figures
}
