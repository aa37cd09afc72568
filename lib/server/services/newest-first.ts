import type { EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor } from '@/lib/server/cursor'
import { storableText } from '@/lib/server/repositories/storable'

/** PostgreSQL's last year has six digits; the clocks of cursors that we gave end long before. */
const MOMENT_MAX = 8_640_000_000_000_000 / 10

/** The place in a list by time and id, the newest first, that a cursor names. */
export const newestFirstKeyOf = (cursor: string | null): readonly [EpochMs, string] | null => {
  const key = decodeCursor(cursor)
  if (key === null) return null
  const [at, id] = key
  if (typeof at !== 'number' || typeof id !== 'string' || key.length !== 2) throw badCursor()
  if (!Number.isInteger(at) || Math.abs(at) > MOMENT_MAX) throw badCursor()
  return [at, storableText(id)]
}
