import type { Pool } from 'pg'
import type { SensorDocument } from '@/lib/contracts/sensor'
import { toIso } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf } from '@/lib/server/cursor'
import { notFound } from '@/lib/server/errors'
import { countSensors, findListedSensor, listSensors, type ListedSensor } from '@/lib/server/repositories/sensors'

const documentOf = ({ name, space, networks, createdAt }: ListedSensor): SensorDocument => ({
  name,
  space,
  networks: [...networks],
  createdAt: toIso(createdAt),
})

const cursorOf = (text: string | null): string => {
  const key = decodeCursor(text)
  if (key === null) return ''
  const [name] = key
  if (typeof name === 'string' && !name.includes('\0')) return name
  throw badCursor()
}

/** A page of the sensors by name. */
export const pageSensors = async (
  pool: Pool,
  query: { cursor: string | null; limit: number },
): Promise<ReturnType<typeof pageOf<SensorDocument>>> => {
  const rows = await listSensors(pool, cursorOf(query.cursor), query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return pageOf(shown.map(documentOf), last === undefined ? null : encodeCursor([last.name]), await countSensors(pool))
}

/** One sensor; throws 404 when there is none of this name. */
export const readSensor = async (pool: Pool, name: string): Promise<SensorDocument> => {
  const sensor = await findListedSensor(pool, name)
  if (sensor === null) throw notFound('There is no sensor of this name.')
  return documentOf(sensor)
}
