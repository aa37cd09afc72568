import type { Pool } from 'pg'
import { ingestZeekLog } from '@/lib/server/services/ingest-network'
import { bodyOf, connLog, type ConnLine } from './conn-log'

/** Devices at these addresses of the sensor `lab` scan for Telnet and call a controller that never answers. */
export const SCAN_START = Date.parse('2026-03-01T00:00:00Z')
export const SCAN_RECEIVED_AT = Date.parse('2026-03-02T00:00:00Z')
export const scannerIdOf = (ip: string): string => `~default~${ip}`

const linesOf = (from: string, startAt: number): ConnLine[] =>
  Array.from({ length: 120 }, (_, index) => {
    const ts = startAt / 1_000 + index
    const cloud = { ts, from, fromPort: 50_000 + index, to: '198.51.100.7', toPort: 8_883 }
    const scanned = `198.51.100.${String(index + 1)}`
    const scan = { ts: ts + 0.5, from, to: scanned, toPort: 23, state: 'S0', durationSeconds: 0 }
    return index % 10 === 0 ? [cloud, scan] : [scan]
  }).flat()

/** Has devices scan for two minutes; returns when what they did is stored. */
export const ingestScans = async (
  pool: Pool,
  ips: readonly string[],
  startAt = SCAN_START,
  receivedAt = SCAN_RECEIVED_AT,
): Promise<void> => {
  const lines = ips.flatMap((ip) => linesOf(ip, startAt)).sort((a, b) => a.ts - b.ts)
  await ingestZeekLog(pool, 'lab', 'conn', bodyOf(connLog(lines)), () => receivedAt)
}
