import type { Pool } from 'pg'
import { SENSOR_SUBJECT_PREFIX } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { readUnclosed } from '@/lib/server/repositories/alarms'
import { lockFollower } from '@/lib/server/repositories/followers'
import { listSources, type SourceRhythm } from '@/lib/server/repositories/ingest-sources'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Observed } from './alarm-steps'
import { ALARM_FOLLOWER } from './follow-alarms'
import { isLive } from './is-live'
import { sourceStateOf } from './source-state'
import { writeAlarms } from './write-alarms'

const SOURCES_PER_PAGE = 500
/** Sensors that alarms are raised for at most: more have not been thought of, and a name costs a stranger nothing. */
const SOURCES_MAX = 10_000
const ALARMS_PER_PAGE = 500

const CHANGE = { cause: 'sensor-lost', of: 'sensor' } as const

type SourceSeen = { lastAt: EpochMs; isLost: boolean }

/** A source is lost when all its logs are silent, and only one that told of the present can be. */
const seenOf = (logs: readonly SourceRhythm[], now: EpochMs): SourceSeen | null => {
  const live = logs.filter(({ newestObservedAt, lastReceivedAt }) => isLive(newestObservedAt ?? 0, lastReceivedAt))
  if (live.length === 0) return null
  const states = live.map((log) => sourceStateOf(log, now))
  const lastAt = Math.max(...live.map(({ lastReceivedAt }) => lastReceivedAt))
  // One that sends seldom has no rhythm to be held to.
  return { lastAt, isLost: states.includes('silent') && !states.includes('receiving') }
}

const observedOf = (source: string, { lastAt, isLost }: SourceSeen): Observed => ({
  subject: {
    ...{ subjectKind: 'sensor', subject: `${SENSOR_SUBJECT_PREFIX}${source}`, subjectName: source },
    ...{ groupId: null, site: null, type: null, model: null },
  },
  criticality: null,
  stage: null,
  reason: null,
  seenAt: lastAt,
  change: { ...CHANGE, isLost },
})

/** All sources with what their logs say, read page by page. */
const readSources = async (pool: Pool): Promise<Map<string, SourceRhythm[]>> => {
  const bySource = new Map<string, SourceRhythm[]>()
  let page: SourceRhythm[] = []
  do {
    page = await listSources(pool, page.at(-1) ?? null, SOURCES_PER_PAGE)
    for (const log of page) bySource.set(log.source, [...(bySource.get(log.source) ?? []), log])
  } while (page.length === SOURCES_PER_PAGE && bySource.size < SOURCES_MAX)
  return bySource
}

/** Alarms of sensors that nothing is known of any more, because their counters are gone: they stand for nothing. */
const forgotten = async (pool: Pool, known: ReadonlyMap<string, unknown>, at: EpochMs): Promise<Observed[]> => {
  const gone: Observed[] = []
  let page: AlarmRecord[] = []
  do {
    page = await readUnclosed(pool, 'sensor-lost', 'sensor', page.at(-1)?.id ?? '0', ALARMS_PER_PAGE)
    const unknown = page.filter(({ subjectName, isStanding }) => isStanding && !known.has(subjectName))
    gone.push(...unknown.map(({ subjectName }) => observedOf(subjectName, { lastAt: at, isLost: false })))
  } while (page.length === ALARMS_PER_PAGE)
  return gone
}

/** Raises an alarm for each network sensor, or source of reports, that stopped, and clears it when it is back. */
export const watchSensors = async (pool: Pool, at: EpochMs): Promise<void> => {
  const sources = await readSources(pool)
  const seen = [...sources].flatMap(([source, logs]) => {
    const state = seenOf(logs, at)
    return state === null ? [] : [observedOf(source, state)]
  })
  const gone = sources.size < SOURCES_MAX ? await forgotten(pool, sources, at) : []
  await inTransaction(pool, async (client) => {
    await lockFollower(client, ALARM_FOLLOWER, at)
    await writeAlarms(client, [...seen, ...gone], at)
  })
}
