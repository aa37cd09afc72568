import type { Pool } from 'pg'
import type {
  RetentionChange,
  RetentionDocument,
  RetentionItem,
  RetentionPreview,
  RetentionRequest,
} from '@/lib/contracts/retention'
import {
  RETENTION,
  RETENTION_NAMES,
  retentionDaysOf,
  retentionProblemOf,
  type RetentionDays,
  type RetentionName,
} from '@/lib/domain/retention'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { badRequest, conflict } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { readFollowedAt } from '@/lib/server/repositories/followers'
import {
  estimateOlder,
  lockRetention,
  readRetentionSettings,
  readTableFigures,
  writeRetentionSetting,
  type AgedTable,
  type RetentionSetting,
} from '@/lib/server/repositories/retention'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'

const TABLES: Readonly<Record<RetentionName, AgedTable>> = {
  assessments: { table: 'assessment', column: 'computed_at' },
  assessmentInputs: { table: 'assessment', column: 'computed_at', where: 'inputs IS NOT NULL' },
  closedFindings: { table: 'finding', column: 'closed_at' },
  conversations: { table: 'conversation', column: 'day' },
  metricHours: { table: 'metric_hour', column: 'hour' },
  profiles: { table: 'device_profile', column: 'received_at' },
  groupHours: { table: 'group_assessment', column: 'as_of', where: 'NOT is_daily' },
  groupDays: { table: 'group_assessment', column: 'as_of' },
  rejects: { table: 'reject', column: 'received_at' },
  ingestCounters: { table: 'ingest_counter', column: 'hour' },
  chunks: { table: 'chunk', column: 'received_at' },
}

const FIXED = [
  { title: 'Audit log', kept: 'for ever: each entry proves the one before' },
  { title: 'Versions of the scoring policy', kept: 'for ever: assessments name them' },
  { title: 'Open findings', kept: 'as long as they are open' },
  { title: 'Changes that the counters follow', kept: '7 days' },
  { title: 'Sessions', kept: '30 days after their end' },
  { title: 'Failed sign-ins', kept: '1 day, then counted in the audit log' },
] as const

/** The days everything is kept now. */
export const readRetentionDays = async (db: Queryable): Promise<RetentionDays> =>
  retentionDaysOf(Object.fromEntries((await readRetentionSettings(db)).map(({ name, days }) => [name, days])))

const itemOf = async (
  pool: Pool,
  name: RetentionName,
  days: number,
  set: RetentionSetting | undefined,
): Promise<RetentionItem> => {
  const { name: title, holds, days: usual, min, max } = RETENTION[name]
  const { rows, bytes, oldest } = await readTableFigures(pool, TABLES[name])
  const changedAt = set === undefined ? null : toIso(set.changedAt)
  const limits = { usual, min, max, changedBy: set?.changedBy ?? null, changedAt }
  return { name, title, holds, days, ...limits, rows, bytes, oldest: oldest === null ? null : toIso(oldest) }
}

/** How long everything is kept and what is stored of it. */
export const readRetention = async (pool: Pool): Promise<RetentionDocument> => {
  const settings = await readRetentionSettings(pool)
  const days = await readRetentionDays(pool)
  const items: RetentionItem[] = []
  for (const name of RETENTION_NAMES) {
    items.push(
      await itemOf(
        pool,
        name,
        days[name],
        settings.find((setting) => setting.name === name),
      ),
    )
  }
  const lastRunAt = await readFollowedAt(pool, 'retention')
  return { items, fixed: [...FIXED], lastRunAt: lastRunAt === null ? null : toIso(lastRunAt) }
}

/** The names whose days become others. */
const changedNames = (now: RetentionDays, change: RetentionChange): RetentionName[] =>
  RETENTION_NAMES.filter((name) => change[name] !== undefined && change[name] !== now[name])

const afterOf = (now: RetentionDays, change: RetentionChange): RetentionDays => {
  const after = retentionDaysOf({ ...now, ...definedOf(change) })
  const problem = retentionProblemOf(after)
  if (problem !== null) throw badRequest(problem)
  return after
}

const definedOf = (change: RetentionChange): Record<string, number> =>
  Object.fromEntries(Object.entries(change).flatMap(([name, days]) => (days === undefined ? [] : [[name, days]])))

/** About how much a change would remove at the next run; 400 when the days do not go together. */
export const previewRetention = async (
  pool: Pool,
  change: RetentionChange,
  now: EpochMs,
): Promise<RetentionPreview> => {
  const before = await readRetentionDays(pool)
  const after = afterOf(before, change)
  const items: RetentionPreview['items'] = []
  for (const name of changedNames(before, change)) {
    const cutoff = now - after[name] * DAY_MS
    const isShorter = after[name] < before[name]
    const removes = isShorter ? await estimateOlder(pool, TABLES[name], cutoff) : 0
    const { name: title } = RETENTION[name]
    items.push({ name, title, before: before[name], after: after[name], removes, cutoff: toIso(cutoff) })
  }
  return { items }
}

const checkRequest = (before: RetentionDays, request: RetentionRequest): RetentionDays => {
  const after = afterOf(before, request.days)
  const names = changedNames(before, request.days)
  const moved = RETENTION_NAMES.find(
    (name) => request.days[name] !== undefined && request.before[name] !== before[name],
  )
  if (moved !== undefined) {
    throw conflict(`${RETENTION[moved].name}: kept ${String(before[moved])} days by now. Look again and decide anew.`)
  }
  if (names.length === 0) throw badRequest('days: nothing would be kept for another time.')
  if (!request.confirmsRemoval && names.some((name) => after[name] < before[name])) {
    throw conflict('This removes data for good: say so with confirmsRemoval.')
  }
  return after
}

/** Changes how long things are kept; the worker follows within the hour. */
export const changeRetention = async (
  pool: Pool,
  actor: Actor,
  request: RetentionRequest,
  at: EpochMs,
): Promise<RetentionDocument> => {
  await inTransaction(pool, async (client) => {
    await lockRetention(client)
    const before = await readRetentionDays(client)
    const after = checkRequest(before, request)
    const reason = storableText(request.reason)
    for (const name of changedNames(before, request.days)) {
      await writeRetentionSetting(client, { name, days: after[name], changedBy: actor.name, changedAt: at })
      const detail = { daysBefore: before[name], days: after[name], reason }
      await appendAudit(client, { at, actor: actor.name, action: 'retention.change', target: name, detail })
    }
  })
  return readRetention(pool)
}
