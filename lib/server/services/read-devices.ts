import type { Pool } from 'pg'
import type { DeviceDocument } from '@/lib/contracts/device'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { countDevices, listDeviceRows, type DeviceCursor } from '@/lib/server/repositories/device-rows'
import { deviceDocumentsOf } from './device-documents'
import { parseDeviceQuery } from './device-query'

const cursorOf = (text: string | null): DeviceCursor | null => {
  const key = decodeCursor(text)
  if (key === null) return null
  const [printed, id] = key
  if ((printed === null || Number.isInteger(printed)) && typeof id === 'string') {
    return { printed: printed as number | null, id }
  }
  throw badCursor()
}

/** A page of the devices that match a search, the most likely breached first. */
export const pageDevices = async (
  pool: Pool,
  query: { q: string; cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<DeviceDocument>>> => {
  const terms = parseDeviceQuery(query.q)
  const rows = await listDeviceRows(pool, terms, cursorOf(query.cursor), query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const next = last === undefined ? null : encodeCursor([last.breach.printed, last.id])
  return pageOf(await deviceDocumentsOf(pool, shown), next, await countDevices(pool, terms))
}
