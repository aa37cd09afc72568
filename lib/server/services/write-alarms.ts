import type { PoolClient } from 'pg'
import type { EpochMs } from '@/lib/domain/time'
import { readScoresBefore } from '@/lib/server/repositories/alarm-readings'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import {
  countHidden,
  readLiveSuppressions,
  scopeKeyOf,
  type SuppressionRecord,
} from '@/lib/server/repositories/alarm-suppressions'
import {
  insertAlarmEvents,
  insertAlarms,
  lockLatestAlarms,
  updateAlarms,
  type AlarmEvent,
} from '@/lib/server/repositories/alarms'
import { stepAlarm, type AlarmStep, type Observed } from './alarm-steps'
import { queueNotices, type AlarmNotice } from './queue-notices'

const keyOf = ({ subject, cause }: Pick<AlarmRecord, 'subject' | 'cause'>): string => `${cause} ${subject}`

const covers = ({ scope, keys, cause }: SuppressionRecord, alarm: AlarmRecord): boolean => {
  const key = scopeKeyOf(alarm, scope)
  return key !== null && keys.includes(key) && (cause === null || cause === alarm.cause)
}

const suppressed = (alarm: AlarmRecord, suppressions: readonly SuppressionRecord[]): AlarmRecord => {
  const by = suppressions.find((one) => covers(one, alarm))
  return by === undefined ? alarm : { ...alarm, state: 'suppressed', suppressionId: by.id }
}

/** By how much the score rose when the alarm was raised. */
const withPoints = async (client: PoolClient, alarms: readonly AlarmRecord[]): Promise<AlarmRecord[]> => {
  const scored = alarms.filter(({ cause }) => cause !== 'sensor-lost')
  const before = await readScoresBefore(
    client,
    scored.map(({ subject }) => subject),
  )
  return alarms.map((alarm) => {
    if (alarm.cause === 'sensor-lost') return alarm
    const was = before.get(alarm.subject)?.[alarm.cause === 'breach-band' ? 'breach' : 'threat'] ?? null
    return { ...alarm, points: was === null ? null : Math.max(0, alarm.level - was) }
  })
}

const EVENTS: Readonly<Partial<Record<AlarmStep['decision']['kind'], string>>> = {
  raise: 'raised',
  reopen: 'came-again',
  escalate: 'escalated',
  clear: 'cleared',
}

const eventOf = (kind: AlarmStep['decision']['kind'], alarm: AlarmRecord): AlarmEvent[] => {
  const said = EVENTS[kind]
  if (said === undefined) return []
  const detail = alarm.state === 'suppressed' ? 'suppressed' : `${alarm.severity} ${String(alarm.level)}`
  return [{ alarmId: alarm.id, kind: said, actor: '', detail, actId: null }]
}

const TOLD = { raise: 'raised', reopen: 'raised-again', escalate: 'escalated' } as const

const noticeOf = (kind: AlarmStep['decision']['kind'], alarm: AlarmRecord): AlarmNotice[] => {
  if (alarm.state === 'suppressed' || !(kind === 'raise' || kind === 'reopen' || kind === 'escalate')) return []
  return [{ what: TOLD[kind], alarm }]
}

const hiddenBy = (alarms: readonly AlarmRecord[]): Map<string, number> => {
  const hidden = new Map<string, number>()
  for (const { suppressionId } of alarms) {
    if (suppressionId !== null) hidden.set(suppressionId, (hidden.get(suppressionId) ?? 0) + 1)
  }
  return hidden
}

/**
 * Brings the alarms of some subjects up to what was seen of them, in the transaction of what was followed. The caller
 * is the only one that raises alarms meanwhile (it holds the follower).
 */
export const writeAlarms = async (client: PoolClient, seen: readonly Observed[], at: EpochMs): Promise<void> => {
  if (seen.length === 0) return
  const latest = await lockLatestAlarms(client, [...new Set(seen.map(({ subject }) => subject.subject))].sort())
  const byKey = new Map(latest.map((alarm) => [keyOf(alarm), alarm]))
  const steps = seen.map((observed) => {
    const key = keyOf({ subject: observed.subject.subject, cause: observed.change.cause })
    return stepAlarm(byKey.get(key) ?? null, observed, at)
  })
  const nextOf = (wanted: (kind: string) => boolean) =>
    steps.flatMap(({ decision: { kind }, next }) => (next !== null && wanted(kind) ? [{ kind, next }] : []))
  const coming = nextOf((kind) => kind === 'raise' || kind === 'reopen')
  const suppressions = await readLiveSuppressions(
    client,
    coming.map(({ next }) => next),
    at,
  )
  const raised = nextOf((kind) => kind === 'raise').map(({ next }) => suppressed(next, suppressions))
  const written = await insertAlarms(client, await withPoints(client, raised))
  const changed = nextOf((kind) => kind !== 'raise').map(({ kind, next }) => ({
    kind,
    next: kind === 'reopen' ? suppressed(next, suppressions) : next,
  }))
  await updateAlarms(
    client,
    changed.map(({ next }) => next),
  )
  const again = changed.flatMap(({ kind, next }) => (kind === 'reopen' ? [next] : []))
  await countHidden(client, hiddenBy([...written, ...again]))
  const done = [...written.map((next) => ({ kind: 'raise' as const, next })), ...changed]
  await insertAlarmEvents(
    client,
    done.flatMap(({ kind, next }) => eventOf(kind, next)),
    at,
  )
  await queueNotices(
    client,
    done.flatMap(({ kind, next }) => noticeOf(kind, next)),
    at,
  )
}
