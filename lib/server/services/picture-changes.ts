import type { Pool } from 'pg'
import type { FleetChangesDocument, MovedDevice } from '@/lib/contracts/fleet'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { countMoves, listMoves, type ListedMove, type MoveList } from '@/lib/server/repositories/device-moves'
import { log } from '@/lib/server/log'
import { compareAssessments } from './compare-assessments'
import { tellStory } from './tell-story'

const DEVICES_PER_LIST = 8

type Known = Pick<MovedDevice, 'id' | 'asOf' | 'before'>

const nameOf = ({ id, asOf, before }: Known): string => `${id} ${asOf} ${String(before)}`

/** The line of the breach likelihood that changed most in the direction of the move; null where it cannot be told. */
const reasonOf = async (pool: Pool, move: ListedMove, at: EpochMs): Promise<MovedDevice['reason']> => {
  const isUp = (move.now ?? 0) >= (move.before ?? 0)
  // One that was not known a day ago is compared with its first assessment.
  const from = move.beforeAt === null ? move.lookAt - DAY_MS : at - DAY_MS
  try {
    const { breachLikelihood } = await compareAssessments(pool, move.deviceId, from, at, at)
    const line = breachLikelihood.lines.find(({ delta }) => (isUp ? delta > 0 : delta < 0))
    if (line === undefined) return null
    return { kind: line.kind, ruleId: line.ruleId, subject: line.subject, points: Math.round(line.delta) }
  } catch (error) {
    // For instance the inputs of an old assessment are gone. The move is still shown.
    log.debug({ reason: error instanceof Error ? error.message : 'unknown' }, 'A move has no reason')
    return null
  }
}

/** Makes lists of moves. What was worked out for the picture before is taken from there. */
const listerOf = (pool: Pool, last: FleetChangesDocument | null, at: EpochMs) => {
  const lists = last === null ? [] : [last.newlyHigh, last.risers, last.fallers, last.calmer]
  const known = new Map(lists.flat().map((one) => [nameOf(one), one.reason]))
  const documentOf = async (move: ListedMove): Promise<MovedDevice> => {
    const asOf = toIso(move.asOf)
    const { deviceId: id, name, group, before, now } = move
    const highAt = move.highAt === null ? null : toIso(move.highAt)
    const reason = known.get(nameOf({ id, asOf, before })) ?? (await reasonOf(pool, move, at))
    return { id, name, group, before, now, highAt, asOf, reason }
  }
  return async (list: MoveList): Promise<MovedDevice[]> => {
    const documents: MovedDevice[] = []
    for (const move of await listMoves(pool, list, DEVICES_PER_LIST)) documents.push(await documentOf(move))
    return documents
  }
}

/** What is otherwise than a day ago. Bounded lists, each read from an index; nothing of it grows with the fleet. */
export const pictureChanges = async (
  pool: Pool,
  last: FleetChangesDocument | null,
  at: EpochMs,
): Promise<FleetChangesDocument> => {
  const list = listerOf(pool, last, at)
  return {
    computedAt: toIso(at),
    since: toIso(at - DAY_MS),
    totals: await countMoves(pool, TOTAL_EXACT_MAX),
    newlyHigh: await list('newly-high'),
    risers: await list('risers'),
    fallers: await list('fallers'),
    calmer: await list('calmer'),
    story: await tellStory(pool, at),
  }
}
