import type { Pool } from 'pg'
import type { DeviceSort } from '@/lib/domain/device-filter'
import { toIso } from '@/lib/domain/time'
import { csvCellOf } from '@/lib/ingest/registry/csv-cell'
import type { DevicePlace } from '@/lib/server/repositories/device-orders'
import { readDeviceRows, type DeviceRow } from '@/lib/server/repositories/device-rows'
import { storableText } from '@/lib/server/repositories/storable'
import { parseDeviceQuery } from './device-query'
import { findDevices, planSearch } from './search-devices'

const DEVICES_PER_PAGE = 500
const LINE_END = '\r\n'

type Cell = string | number | null

/** The columns of the file and what stands in them; stages are letters, as `c` clear, `f` facilitators, `i` indicators. */
const COLUMNS: Readonly<Record<string, (row: DeviceRow) => Cell>> = {
  id: (row) => row.id,
  name: (row) => row.name,
  group: (row) => row.group,
  site: (row) => row.site,
  type: (row) => row.type,
  vendor: (row) => row.vendor,
  model: (row) => row.model,
  firmware: (row) => row.firmware,
  criticality: (row) => row.criticality,
  origin: (row) => row.origin,
  breach: (row) => row.breach.printed,
  breach_low: (row) => row.breach.low,
  breach_high: (row) => row.breach.high,
  breach_band: (row) => row.breach.band,
  threat: (row) => row.threat.printed,
  threat_low: (row) => row.threat.low,
  threat_high: (row) => row.threat.high,
  threat_band: (row) => row.threat.band,
  stages: (row) => row.stages,
  strongest_reason: (row) => row.strongestReason,
  born_at: (row) => toIso(row.bornAt),
  last_record_at: (row) => (row.clock === null ? null : toIso(row.clock)),
}
const GETTERS = Object.values(COLUMNS)

// A number is no formula, whatever its sign.
const cellOf = (value: Cell): string => (typeof value === 'number' ? String(value) : csvCellOf(value ?? ''))

const lineOf = (row: DeviceRow): string => GETTERS.map((get) => cellOf(get(row))).join(',') + LINE_END

const HEAD_LINE = Object.keys(COLUMNS).join(',') + LINE_END

/** Some devices as CSV, in the order of their ids; one that is not there is left out. */
export const exportDeviceLines = async (pool: Pool, ids: readonly string[]): Promise<string> => {
  const rows = await readDeviceRows(pool, [...new Set(ids.map(storableText))].sort())
  return HEAD_LINE + rows.map(lineOf).join('')
}

/** The devices that match a search as CSV, read page by page as it is taken; 400 before anything is sent. */
export const streamDevices = async (
  pool: Pool,
  query: { q: string; sort: DeviceSort },
): Promise<ReadableStream<Uint8Array>> => {
  const search = await planSearch(pool, parseDeviceQuery(query.q), query.sort)
  const encoder = new TextEncoder()
  let after: DevicePlace | null = null
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(encoder.encode(HEAD_LINE))
    },
    pull: async (controller) => {
      const { ids, next } = await findDevices(pool, search, after, DEVICES_PER_PAGE)
      const rows = await readDeviceRows(pool, ids)
      // Nothing enqueued is not asked for again: an empty piece keeps the reading going.
      controller.enqueue(encoder.encode(rows.map(lineOf).join('')))
      after = next
      if (next === null) controller.close()
    },
  })
}
