import type { Pool } from 'pg'
import { HOUR_MS, hourStartOf, type EpochMs } from '@/lib/domain/time'
import { readPicture, writePicture } from '@/lib/server/repositories/fleet-pictures'

const HOURS = 24
const NAME = 'tiles'

/** What tiles count, at a moment. */
export type TileCounts = { critical: number; rising: number; notAssessed: number }
type TileHour = TileCounts & { hour: EpochMs }

const hoursOf = (document: string | undefined): TileHour[] =>
  document === undefined ? [] : (JSON.parse(document) as TileHour[])

/** Keeps what tiles count in this hour: the last of an hour stays. A day of them is kept. */
export const keepTiles = async (pool: Pool, counts: TileCounts, at: EpochMs): Promise<void> => {
  const hour = hourStartOf(at)
  const kept = hoursOf((await readPicture(pool, NAME))?.document)
  const hours = kept.filter((one) => one.hour < hour && one.hour > hour - HOURS * HOUR_MS)
  await writePicture(pool, NAME, at, JSON.stringify([...hours, { hour, ...counts }]))
}

/** What tiles counted in each of the last 24 hours, the oldest first; null where nothing was kept. */
export const readTileTrends = async (pool: Pool, at: EpochMs): Promise<Record<keyof TileCounts, (number | null)[]>> => {
  const kept = new Map(hoursOf((await readPicture(pool, NAME))?.document).map((one) => [one.hour, one]))
  const first = hourStartOf(at) - (HOURS - 1) * HOUR_MS
  const series = (key: keyof TileCounts) =>
    Array.from({ length: HOURS }, (_, index) => kept.get(first + index * HOUR_MS)?.[key] ?? null)
  return { critical: series('critical'), rising: series('rising'), notAssessed: series('notAssessed') }
}
