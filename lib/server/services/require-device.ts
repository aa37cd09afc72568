import type { Pool } from 'pg'
import { ProblemError, notFound } from '@/lib/server/errors'
import { findDeviceRow, type DeviceRow } from '@/lib/server/repositories/device-rows'
import { storableText } from '@/lib/server/repositories/storable'

/** The same address of the API with another device's id. */
const movedUrl = (request: Request, newId: string): string => {
  const { pathname, search } = new URL(request.url)
  return pathname.replace(/\/devices\/[^/]+/, () => `/devices/${encodeURIComponent(newId)}`) + search
}

/** The device a path names; 404 when there is none, 308 to the device it was merged into. */
export const requireDevice = async (pool: Pool, request: Request, id: string): Promise<DeviceRow> => {
  const row = await findDeviceRow(pool, storableText(id))
  if (row === null) throw notFound(`There is no device ${id.slice(0, 160)}.`)
  if (row.mergedInto === null) return row
  const Location = movedUrl(request, row.mergedInto)
  throw new ProblemError(308, 'Moved', `This device is now ${row.mergedInto}.`, { Location })
}
