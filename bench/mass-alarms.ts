import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { migrate } from '@/lib/server/migrate'
import { commandActor } from '@/lib/server/services/actor'
import { actOnAlarms } from '@/lib/server/services/change-alarms'
import { followAlarms } from '@/lib/server/services/follow-alarms'
import { pageAlarms, summariseAlarms } from '@/lib/server/services/read-alarms'
import { runAlarmActs } from '@/lib/server/services/run-alarm-acts'
import {
  clusterUrl,
  findPostgresBinaries,
  INSTALL_POSTGRES,
  startCluster,
  stopCluster,
} from '@/lib/testing/postgres-cluster'
import { scoreDevices } from '@/lib/testing/some-alarms'
import type { BenchFigure } from './figure'

const DEVICES_DEFAULT = 10_000
const DEVICES_PER_WRITE = 1_000
const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations')
const analyst = commandActor('bench')
const never = new AbortController().signal

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return Math.round(performance.now() - from)
}

const measure = async (pool: Pool, devices: number): Promise<BenchFigure[]> => {
  const all = Array.from({ length: devices }, (_, index) => ({ id: `cam-${String(index)}`, breach: 80 }))
  for (let from = 0; from < devices; from += DEVICES_PER_WRITE) {
    await scoreDevices(pool, all.slice(from, from + DEVICES_PER_WRITE), Date.now())
  }
  const figure = (name: string, value: number): BenchFigure => ({
    ...{ name: `${name}, ${String(devices)} devices`, value, unit: 'ms', target: null },
    command: `npm run bench -- mass-alarms ${String(devices)}`,
  })
  const raised = await timed(() => followAlarms(pool, Date.now, never))
  await pool.query('ANALYZE')
  const listed = await timed(() => pageAlarms(pool, analyst, { q: 'severity:critical', cursor: null, limit: 100 }))
  const summed = await timed(() => summariseAlarms(pool, analyst, Date.now()))
  const closed = await timed(async () => {
    const select = { q: 'state:open', count: devices }
    await actOnAlarms(pool, analyst, { act: 'close', reason: 'expected', all: select }, Date.now())
    await runAlarmActs(pool, Date.now, never)
  })
  return [
    figure('alarms raised', raised),
    figure('first page of the list with its count', listed),
    figure('what stands above the list', summed),
    figure('all closed', closed),
  ]
}

/** How long alarms of a mass event take on PostgreSQL: raised, listed, closed all at once. */
export const benchMassAlarms = async ([devices = String(DEVICES_DEFAULT)]: readonly string[]): Promise<
  BenchFigure[]
> => {
  const binaries = findPostgresBinaries()
  if (binaries === null) throw new Error(`PostgreSQL is missing; install it: ${INSTALL_POSTGRES}`)
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-'))
  await startCluster(binaries, folder)
  const pool = new Pool({ connectionString: clusterUrl(folder, 'postgres'), max: 4 })
  try {
    await migrate(pool, MIGRATIONS)
    return await measure(pool, Number(devices))
  } finally {
    await pool.end()
    stopCluster(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
