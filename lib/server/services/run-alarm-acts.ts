import type { Pool, PoolClient } from 'pg'
import { actOnAlarm, type Act, type Acted, type AlarmHandling } from '@/lib/alarms/act-on-alarm'
import { CLOSE_REASONS } from '@/lib/domain/alarm'
import type { EpochMs } from '@/lib/domain/time'
import {
  findAct,
  findUnfinishedAct,
  finishAct,
  readActItems,
  readOvertaken,
  writeItemOutcomes,
  type ActItem,
  type ActRecord,
  type ItemOutcome,
} from '@/lib/server/repositories/alarm-acts'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { unreleaseSuppression } from '@/lib/server/repositories/alarm-suppressions'
import { insertAlarmEvents, lockAlarms, updateAlarms, type AlarmEvent } from '@/lib/server/repositories/alarms'
import { inTransaction } from '@/lib/server/repositories/transaction'

const ALARMS_PER_SLICE = 250
const DONE = 'done'

const ACTS: Readonly<Record<ActRecord['kind'], (record: ActRecord) => Act | null>> = {
  acknowledge: () => ({ kind: 'acknowledge' }),
  reopen: () => ({ kind: 'reopen' }),
  assign: ({ detail }) => ({ kind: 'assign', ownerId: detail.ownerId ?? null }),
  close: ({ detail, actor: by, at }) => {
    const reason = CLOSE_REASONS.find((one) => one === detail.reason) ?? 'expected'
    return { kind: 'close', reason, by, at }
  },
  suppress: ({ detail }) => ({ kind: 'suppress', suppressionId: detail.suppressionId ?? '' }),
  undo: () => null,
}
const actOf = (record: ActRecord): Act | null => ACTS[record.kind](record)

const handlingOf = ({
  state,
  ownerId,
  closedAt,
  closedBy,
  closedReason,
  suppressionId,
}: AlarmRecord): AlarmHandling => ({
  ...{ state, ownerId, closedAt, closedBy, closedReason, suppressionId },
})

/** Brings back how an alarm stood, where nobody changed it since. */
const undone = (alarm: AlarmRecord, { before, version }: ActItem): Acted =>
  before === null || alarm.version !== version ? { failure: 'It was changed since.' } : { next: before }

const actedOf = (act: Act | null, alarm: AlarmRecord | undefined, item: ActItem, isOvertaken: boolean): Acted => {
  if (alarm === undefined) return { failure: 'There is no such alarm.' }
  const acted = act === null ? undone(alarm, item) : actOnAlarm(handlingOf(alarm), act)
  const opens = 'next' in acted && acted.next !== null && acted.next.state !== 'closed' && alarm.state === 'closed'
  return opens && isOvertaken ? { failure: 'A newer alarm of the same cause is open.' } : acted
}

type Done = { outcome: ItemOutcome; next: AlarmRecord | null }

const doneOf = (alarm: AlarmRecord | undefined, { alarmId }: ActItem, acted: Acted): Done => {
  const nothing = { alarmId, before: null, version: null }
  if ('failure' in acted) return { outcome: { ...nothing, outcome: acted.failure }, next: null }
  if (alarm === undefined || acted.next === null) return { outcome: { ...nothing, outcome: DONE }, next: null }
  const next = { ...alarm, ...acted.next, version: alarm.version + 1 }
  return { outcome: { alarmId, before: handlingOf(alarm), version: next.version, outcome: DONE }, next }
}

const KINDS = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  close: 'closed',
  reopen: 'reopened',
  suppress: 'suppressed',
  undo: 'undone',
} as const satisfies Record<ActRecord['kind'], string>

const eventOf = ({ id: actId, kind, actor, detail }: ActRecord, alarm: AlarmRecord): AlarmEvent => ({
  alarmId: alarm.id,
  kind: KINDS[kind],
  actor,
  detail: detail.reason ?? (kind === 'assign' ? (detail.ownerId ?? '') : null),
  actId,
})

const finish = async (client: PoolClient, { id, kind, detail }: ActRecord, at: EpochMs): Promise<void> => {
  await finishAct(client, id, at)
  // What a suppression that was undone hid since is let go by whoever lets go what ended ones hid.
  if (kind === 'undo' && detail.suppressionId !== undefined) await unreleaseSuppression(client, detail.suppressionId)
}

const doSlice = async (
  client: PoolClient,
  record: ActRecord,
  items: readonly ActItem[],
  at: EpochMs,
): Promise<void> => {
  const ids = items.map(({ alarmId }) => alarmId)
  const alarms = new Map((await lockAlarms(client, ids)).map((alarm) => [alarm.id, alarm]))
  const opens = record.kind === 'undo' || record.kind === 'reopen'
  const overtaken = opens ? await readOvertaken(client, ids) : new Set<string>()
  const act = actOf(record)
  const done = items.map((item) => {
    const alarm = alarms.get(item.alarmId)
    return doneOf(alarm, item, actedOf(act, alarm, item, overtaken.has(item.alarmId)))
  })
  const changed = done.flatMap(({ next }) => next ?? [])
  await updateAlarms(client, changed)
  await insertAlarmEvents(
    client,
    changed.map((alarm) => eventOf(record, alarm)),
    at,
  )
  await writeItemOutcomes(
    client,
    record.id,
    done.map(({ outcome }) => outcome),
  )
}

/** Does an act on its next alarms; false when it is finished. Killed in between, it goes on with the same alarms. */
const actStep = (pool: Pool, id: string, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const record = await findAct(client, id, true)
    if (record === null || record.finishedAt !== null) return false
    const items = await readActItems(client, id, ALARMS_PER_SLICE)
    if (items.length > 0) await doSlice(client, record, items, at)
    if (items.length < ALARMS_PER_SLICE) await finish(client, record, at)
    return items.length === ALARMS_PER_SLICE
  })

/** Does the first slices of an act at once, so that an act on few is finished when it is answered. */
export const beginAct = async (pool: Pool, id: string, slices: number, now: () => EpochMs): Promise<void> => {
  for (let slice = 0; slice < slices; slice += 1) if (!(await actStep(pool, id, now()))) return
}

/** Goes on with acts on many alarms until none is left or it is told to end. */
export const runAlarmActs = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  for (let id = await findUnfinishedAct(pool); id !== null; id = await findUnfinishedAct(pool)) {
    while (!signal.aborted && (await actStep(pool, id, now()))) continue
    if (signal.aborted) return
  }
}
