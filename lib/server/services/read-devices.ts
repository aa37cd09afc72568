import type { Pool } from 'pg'
import { z } from 'zod'
import type { DeviceDocument } from '@/lib/contracts/device'
import type { DeviceSort } from '@/lib/domain/device-filter'
import { badCursor, decodeCursor, encodeCursor } from '@/lib/server/cursor'
import type { DevicePlace } from '@/lib/server/repositories/device-orders'
import { readDeviceRows } from '@/lib/server/repositories/device-rows'
import { countDevices, type MatchCount } from './count-matches'
import { deviceDocumentsOf } from './device-documents'
import { parseDeviceQuery } from './device-query'
import { findDevices, planSearch } from './search-devices'

/** Where a page begins, and the total that the first page told: it is counted once a walk. */
type Continued = { after: DevicePlace; count: MatchCount }

// A text with a NUL would be refused by the database as a failure of ours.
const Text = z.string().refine((text) => !text.includes('\0'))
const Total = z.number().int().min(0)

const keySchemaOf = (order: string) => {
  if (order === 'breach' || order === 'threat' || order === 'criticality') return z.number().int().min(-100).max(100)
  return order === 'born' ? z.iso.datetime() : Text
}

const continuedOf = (cursor: string | null, sort: DeviceSort): Continued | null => {
  const parts = decodeCursor(cursor)
  if (parts === null) return null
  const Cursor = z.tuple([z.literal(sort), keySchemaOf(sort.replace('-', '')).nullable(), Text, Total, z.boolean()])
  const parsed = Cursor.safeParse(parts)
  if (!parsed.success) throw badCursor()
  const [, key, id, total, isAtLeast] = parsed.data
  return { after: { key, id }, count: { total, isAtLeast } }
}

export type DevicePage = {
  items: DeviceDocument[]
  nextCursor: string | null
  total: number
  totalIsAtLeast?: boolean
}

/** A page of the devices that match a search, in an order. */
export const pageDevices = async (
  pool: Pool,
  query: { q: string; sort: DeviceSort; cursor: string | null; limit: number },
): Promise<DevicePage> => {
  const search = await planSearch(pool, parseDeviceQuery(query.q), query.sort)
  const continued = continuedOf(query.cursor, query.sort)
  const found = await findDevices(pool, search, continued?.after ?? null, query.limit)
  const { ids, next } = found
  const { total, isAtLeast } = continued?.count ?? (await countDevices(pool, search, found))
  return {
    items: await deviceDocumentsOf(pool, await readDeviceRows(pool, ids)),
    nextCursor: next === null ? null : encodeCursor([query.sort, next.key, next.id, total, isAtLeast]),
    total,
    ...(isAtLeast ? { totalIsAtLeast: true } : {}),
  }
}
