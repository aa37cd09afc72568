import type { Pool } from 'pg'
import type { AlarmDocument, AlarmEventDocument, AlarmOwner, AlarmSummary } from '@/lib/contracts/alarm'
import { SENSOR_SUBJECT_PREFIX, URGENT_RANK_END } from '@/lib/domain/alarm'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { badCursor, decodeCursor, encodeCursor, pageOf, TOTAL_EXACT_MAX } from '@/lib/server/cursor'
import { notFound } from '@/lib/server/errors'
import {
  countAlarmEvents,
  listAlarmEvents,
  readAlarmCounters,
  readAlarmTimes,
  type AlarmCounter,
} from '@/lib/server/repositories/alarm-history'
import { countAlarms, listAlarms, type AlarmPlace } from '@/lib/server/repositories/alarm-lists'
import { readOwners } from '@/lib/server/repositories/alarm-people'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { findAlarm } from '@/lib/server/repositories/alarms'
import { listSources } from '@/lib/server/repositories/ingest-sources'
import type { Queryable } from '@/lib/server/repositories/transaction'
import { alarmTitle } from '@/lib/view/alarm-words'
import type { Actor } from './actor'
import { phaseOf } from './alarm-phase'
import { parseAlarmQuery } from './alarm-query'
import { sourceStateOf } from './source-state'

/** An act takes so many alarms; counted further nobody needs it. */
const COUNTED_MAX = 200_001
const SOURCES_LOOKED_AT = 500
const ALARM_ID = /^[1-9]\d{0,17}$/

const isoOrNull = (at: EpochMs | null): string | null => (at === null ? null : toIso(at))

const documentOf = (alarm: AlarmRecord, owners: ReadonlyMap<string, AlarmOwner>): AlarmDocument => ({
  ...{ id: alarm.id, cause: alarm.cause, severity: alarm.severity, isUrgent: alarm.rank < URGENT_RANK_END },
  ...{ state: alarm.state, isStanding: alarm.isStanding, title: alarmTitle(alarm), subjectKind: alarm.subjectKind },
  subjectId: alarm.subjectKind === 'sensor' ? alarm.subject.slice(SENSOR_SUBJECT_PREFIX.length) : alarm.subject,
  ...{ subjectName: alarm.subjectName, group: alarm.groupId, site: alarm.site, type: alarm.type, model: alarm.model },
  ...{ stage: alarm.stage, points: alarm.points, count: alarm.count },
  score: alarm.cause === 'sensor-lost' ? null : alarm.level,
  openedAt: toIso(alarm.openedAt),
  lastSeenAt: toIso(alarm.lastSeenAt),
  clearedAt: isoOrNull(alarm.clearedAt),
  owner: alarm.ownerId === null ? null : (owners.get(alarm.ownerId) ?? { id: alarm.ownerId, name: '', email: '' }),
  closedAt: isoOrNull(alarm.closedAt),
  ...{ closedBy: alarm.closedBy, closedReason: alarm.closedReason, suppressionId: alarm.suppressionId },
})

const documentsOf = async (db: Queryable, alarms: readonly AlarmRecord[]): Promise<AlarmDocument[]> => {
  const owners = await readOwners(db, [...new Set(alarms.flatMap(({ ownerId }) => ownerId ?? []))])
  return alarms.map((alarm) => documentOf(alarm, owners))
}

const placeOf = (cursor: string | null): AlarmPlace | null => {
  const key = decodeCursor(cursor)
  if (key === null) return null
  const [rank, at, id] = key
  if (typeof rank === 'number' && typeof at === 'number' && typeof id === 'string' && ALARM_ID.test(id)) {
    return { rank, at, id }
  }
  throw badCursor()
}

/** A page of the alarms that match; the open ones unless the search asks for others, those to act on now first. */
export const pageAlarms = async (
  pool: Pool,
  actor: Actor,
  { q, cursor, limit }: { q: string; cursor: string | null; limit: number },
) => {
  const terms = parseAlarmQuery(q, actor.person?.personId ?? null)
  const phase = phaseOf(terms)
  const { alarms, next } = await listAlarms(pool, phase, terms, placeOf(cursor), limit)
  const page = pageOf(
    await documentsOf(pool, alarms),
    next === null ? null : encodeCursor([next.rank, next.at, next.id]),
    0,
  )
  // Exact as far as one act reaches, since whoever acts on all must know how many they are.
  return { ...page, total: await countAlarms(pool, phase, terms, COUNTED_MAX) }
}

/** One alarm; throws 404 when there is none of this id. */
const requireAlarm = async (db: Queryable, id: string): Promise<AlarmRecord> => {
  const alarm = ALARM_ID.test(id) ? await findAlarm(db, id) : null
  if (alarm === null) throw notFound('There is no alarm of this id.')
  return alarm
}

export const readAlarm = async (pool: Pool, id: string): Promise<AlarmDocument> => {
  const [document] = await documentsOf(pool, [await requireAlarm(pool, id)])
  if (document === undefined) throw notFound('There is no alarm of this id.')
  return document
}

/** What became of an alarm, the newest first. */
export const pageAlarmEvents = async (pool: Pool, id: string, query: { cursor: string | null; limit: number }) => {
  await requireAlarm(pool, id)
  const [before = null] = decodeCursor(query.cursor) ?? []
  if (before !== null && (typeof before !== 'string' || !ALARM_ID.test(before))) throw badCursor()
  const rows = await listAlarmEvents(pool, id, before, query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const items: AlarmEventDocument[] = shown.map((row) => ({ ...row, at: toIso(row.at) }))
  const total = await countAlarmEvents(pool, id, null, TOTAL_EXACT_MAX + 1)
  return pageOf(items, last === undefined ? null : encodeCursor([last.id]), total)
}

const sumOf = (counters: readonly AlarmCounter[], isCounted: (counter: AlarmCounter) => boolean): number =>
  counters.filter(isCounted).reduce((sum, { alarms }) => sum + alarms, 0)

const countedBy = (counters: readonly AlarmCounter[], name: 'severity' | 'cause'): AlarmSummary['causes'] => {
  const sums = new Map<string, number>()
  for (const counter of counters) sums.set(counter[name], (sums.get(counter[name]) ?? 0) + counter.alarms)
  return [...sums].sort().map(([value, alarms]) => ({ value, alarms }))
}

const sourcesOf = async (pool: Pool, now: EpochMs): Promise<AlarmSummary['sources']> => {
  const states = new Map<string, boolean>()
  for (const rhythm of await listSources(pool, null, SOURCES_LOOKED_AT)) {
    const isSilent = sourceStateOf(rhythm, now) === 'silent'
    states.set(rhythm.source, (states.get(rhythm.source) ?? true) && isSilent)
  }
  const silent = [...states.values()].filter(Boolean).length
  return { known: states.size, receiving: states.size - silent, silent }
}

/** What is said above the list of alarms. */
export const summariseAlarms = async (pool: Pool, actor: Actor, now: EpochMs): Promise<AlarmSummary> => {
  const all = await readAlarmCounters(pool)
  const open = all.filter(({ state }) => state !== 'suppressed')
  const me = actor.person?.personId
  const { oldestUnownedAt, lastAlarmAt } = await readAlarmTimes(pool)
  return {
    open: sumOf(open, () => true),
    urgent: sumOf(open, ({ isUrgent }) => isUrgent),
    unowned: sumOf(open, ({ ownerId }) => ownerId === ''),
    mine: sumOf(open, ({ ownerId }) => ownerId === me),
    suppressed: sumOf(all, ({ state }) => state === 'suppressed'),
    seen: open.reduce((sum, { seen }) => sum + seen, 0),
    oldestUnownedAt: isoOrNull(oldestUnownedAt),
    lastAlarmAt: isoOrNull(lastAlarmAt),
    severities: countedBy(open, 'severity'),
    causes: countedBy(open, 'cause'),
    sources: await sourcesOf(pool, now),
  }
}
