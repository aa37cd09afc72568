import type { Pool } from 'pg'
import { ProblemError, notFound } from '@/lib/server/errors'
import { findDeviceRow, type DeviceRow } from '@/lib/server/repositories/device-rows'
import { storableText } from '@/lib/server/repositories/storable'

/** The same address of the API with another device's id. */
const movedUrl = (request: Request, newId: string): string => {
  const { pathname, search } = new URL(request.url)
  return pathname.replace(/\/devices\/[^/]+/, () => `/devices/${encodeURIComponent(newId)}`) + search
}

/** The device of an id as it stood in an address, also one that was merged into another; null when there is none. */
export const findDevice = (pool: Pool, id: string): Promise<DeviceRow | null> => findDeviceRow(pool, storableText(id))

/** The device a path names; 404 when there is none, 308 to the device it was merged into. */
export const requireDevice = async (pool: Pool, request: Request, id: string): Promise<DeviceRow> => {
  const row = await findDevice(pool, id)
  if (row === null) throw notFound(`There is no device ${id.slice(0, 160)}.`)
  if (row.mergedInto === null) return row
  const Location = movedUrl(request, row.mergedInto)
  throw new ProblemError(308, 'Moved', `This device is now ${row.mergedInto}.`, { Location })
}
