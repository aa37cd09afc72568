import { coalesceChanges, type LiveChange } from '@/lib/domain/live-change'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { isAfter, readChangesAfter, readFrontier } from '@/lib/server/repositories/changes'
import type { Position } from '@/lib/server/repositories/followers'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { EventPlace } from './event-id'

/** Changes read at once; when there are more they are told as many. */
export const CHANGES_PER_READ = 2_000
/** Who was away for longer is told that any device may have changed. Changes are kept much longer than this. */
const RESUME_MAX_MS = HOUR_MS

export const MANY: LiveChange = { deviceIds: [], isMany: true }

/** Whether somebody who follows one device, or all, hears of a change. */
export const isWanted = ({ deviceId }: { deviceId: string }, only: string | null): boolean =>
  only === null || deviceId === only

type Asked = { after: EventPlace; upTo: Position; only: string | null }

/**
 * What changed after the last event a reader got, up to a place. Any device may have when it was away for long, or its
 * event was of another database: a place that lies ahead of this one's.
 */
export const readMissed = async (db: Queryable, { after, upTo, only }: Asked, now: EpochMs): Promise<LiveChange> => {
  if (now - after.at > RESUME_MAX_MS) return MANY
  const frontier = await readFrontier(db)
  if (BigInt(after.transaction) > BigInt(frontier.transaction)) return MANY
  const changes = await readChangesAfter(db, after, CHANGES_PER_READ)
  if (changes.length === CHANGES_PER_READ) return MANY
  const missed = changes.filter((change) => !isAfter(change, upTo) && isWanted(change, only))
  return coalesceChanges(missed.map(({ deviceId }) => deviceId))
}
