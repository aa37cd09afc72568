import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import type { Pool } from 'pg'
import { runVerb, startProduct, type Product } from '@/e2e/product'
import { currentHourOf, unpackState } from '@/lib/assessment/device-state'
import { createPool } from '@/lib/server/db'
import { openDatabase } from '@/lib/server/embedded/open-database'
import { parseEnvironment } from '@/lib/server/env'

const DEVICES = 60
const SENDERS = 3
/** How much is acknowledged before the next process is killed. */
const BATCHES_BETWEEN = 10

type Ledger = { bytesOut: number; batches: number }

/** A report of each device of a sender; every report is different, so that nothing counts once by luck. */
const batchOf = (sender: number, round: number): { body: string; bytesOut: number } => {
  const devices = Array.from({ length: DEVICES / SENDERS }, (_, index) => index)
  const bytes = devices.map((device) => 1_000 + device * 7 + round)
  const lines = devices.map((device) =>
    JSON.stringify({
      thingName: `hardy-${String(sender)}-${String(device)}`,
      report: {
        header: { report_id: round + 1, version: '1.0' },
        metrics: { network_stats: { bytes_in: 1, bytes_out: bytes[device], packets_in: 1, packets_out: 1 } },
      },
    }),
  )
  return { body: lines.join('\n'), bytesOut: bytes.reduce((sum, value) => sum + value, 0) }
}

/** Sends a batch until it is acknowledged, as an agent that must not lose anything does. */
const sendUntilAcknowledged = async (url: string, token: string, body: string): Promise<void> => {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/ingest/reports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
      body,
    }).catch(() => null)
    if (answer?.status === 200) return
    await pause(50)
  }
}

const keepSending = async (
  sender: number,
  url: string,
  token: string,
  ledger: Ledger,
  until: () => boolean,
): Promise<void> => {
  for (let round = 0; !until(); round += 1) {
    const { body, bytesOut } = batchOf(sender, round)
    await sendUntilAcknowledged(url, token, body)
    ledger.bytesOut += bytesOut
    ledger.batches += 1
  }
}

/** Until so much more was acknowledged, however fast this machine is. */
const untilMore = async (ledger: Ledger): Promise<void> => {
  const wanted = ledger.batches + BATCHES_BETWEEN
  await expect.poll(() => ledger.batches, { timeout: 60_000 }).toBeGreaterThanOrEqual(wanted)
}

/** The pid of a process of the product, by what stands on its command line. */
const findPid = async (product: Product, words: RegExp): Promise<number | null> => {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args='])
  const mine = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match?.[2] === String(product.pid) && words.test(match[3] ?? ''))
  const pid = mine[0]?.[1]
  return pid === undefined ? null : Number(pid)
}

const kill = async (product: Product, words: RegExp): Promise<void> => {
  const pid = await findPid(product, words)
  expect(pid, `a process like ${String(words)}`).not.toBeNull()
  if (pid !== null) process.kill(pid, 'SIGKILL')
  await expect.poll(async () => (await findPid(product, words)) ?? pid, { timeout: 30_000 }).not.toBe(pid)
  await expect
    .poll(
      () =>
        fetch(`${product.url}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200)
}

type HourRow = { metrics: Record<string, number[]> }

/** The bytes out of all devices: the hours that are closed and the one still in the hot row. */
const storedBytesOut = async (pool: Pool): Promise<number> => {
  const sumOf = (metrics: Readonly<Record<string, readonly number[]>> | undefined): number => metrics?.['bo']?.[2] ?? 0
  const hours = await pool.query<HourRow>('SELECT metrics FROM metric_hour')
  const states = await pool.query<{ device_id: string; hot: string }>('SELECT device_id, hot FROM device_state')
  const open = states.rows.map(({ device_id: id, hot }) => unpackState(id, { hot, cold: null, findings: [] }))
  return (
    hours.rows.reduce((sum, { metrics }) => sum + sumOf(metrics), 0) +
    open.reduce((sum, state) => sum + sumOf(currentHourOf(state)?.metrics), 0)
  )
}

const readStored = async (dataDir: string): Promise<number> => {
  const database = await openDatabase(parseEnvironment({ VEDETTE_DATA_DIR: dataDir }))
  const pool = createPool({ ...database, onError: () => undefined })
  try {
    return await storedBytesOut(pool)
  } finally {
    await pool.end()
    await database.close()
  }
}

test('whatever is killed, what was acknowledged is stored exactly once', async () => {
  test.setTimeout(240_000)
  const dataDir = mkdtempSync(join(tmpdir(), 'vedette-durability-'))
  const product = await startProduct(dataDir, {})
  const ledger: Ledger = { bytesOut: 0, batches: 0 }
  let isOver = false
  try {
    const token = await runVerb(dataDir, [
      'token',
      'create',
      '--name',
      'hardy',
      '--scope',
      'ingest',
      '--thing',
      'hardy-*',
    ])
    const senders = Array.from({ length: SENDERS }, (_, sender) =>
      keepSending(sender, product.url, token, ledger, () => isOver),
    )
    for (const words of [/next/, /worker/, /database-main/, /next/, /database-main/]) {
      await untilMore(ledger)
      await kill(product, words)
    }
    await untilMore(ledger)
    isOver = true
    await Promise.all(senders)
  } finally {
    isOver = true
    await product.stop()
  }
  expect(await readStored(dataDir)).toBe(ledger.bytesOut)
  rmSync(dataDir, { recursive: true, force: true })
})
