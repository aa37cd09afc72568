import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchFigure } from './figure'
import { onEmbedded, type Target } from './on-product'
import { reportBatch, send } from './report-load'

const DEVICES = 2_000
const BATCH = 500
/** What is there after this long is what the growth is measured against: all devices are known by then. */
const SETTLED_AFTER_S = 120

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => {
      // The database removes files while they are counted.
      const stats = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })
      return sum + (stats?.size ?? 0)
    }, 0)

const toMegabytes = (bytes: number): number => Math.round(bytes / 1_000_000)

type Growth = { settled: number; end: number; sent: number; seconds: number }

/** Sends a report of each device every second and watches the folder of the database. */
const watchGrowth = async ({ url, token, dataDir }: Target, minutes: number): Promise<Growth> => {
  const started = performance.now()
  let settled = 0
  let sent = 0
  const elapsedS = (): number => (performance.now() - started) / 1_000
  for (let round = 0; elapsedS() < minutes * 60; round += 1) {
    for (let firstDevice = 0; firstDevice < DEVICES; firstDevice += BATCH) {
      const body = reportBatch({ firstDevice, devices: BATCH, round, observedAt: null })
      sent += (await send(`${url}/api/v1/ingest/reports`, token, body)).accepted
    }
    if (settled === 0 && elapsedS() > SETTLED_AFTER_S) settled = sizeOf(dataDir)
    await wait(Math.max(0, (round + 1) * 1_000 - (performance.now() - started)))
  }
  return { settled, end: sizeOf(dataDir), sent, seconds: elapsedS() }
}

/** Size of the embedded database under 2,000 reports/s for an hour (or the given minutes): within twice what it settled at. */
export const benchEmbeddedSize = async (args: readonly string[]): Promise<BenchFigure[]> => {
  const minutes = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 60)
  const command = `npm run bench -- embedded-size ${String(minutes)}`
  const { settled, end, sent, seconds } = await onEmbedded(['--scope', 'ingest', '--any'], (target) =>
    watchGrowth(target, minutes),
  )
  return [
    { name: 'reports sent', value: Math.round(sent / seconds), unit: '/s', target: 2_000, command },
    {
      name: `size after ${String(SETTLED_AFTER_S)} s`,
      value: toMegabytes(settled),
      unit: 'MB',
      target: null,
      command,
    },
    { name: `size after ${String(minutes)} min`, value: toMegabytes(end), unit: 'MB', target: null, command },
    { name: 'growth', value: Math.round((end / settled) * 100) / 100, unit: 'times (at most)', target: 2, command },
  ]
}
