import type { Pool, PoolClient } from 'pg'
import type { AlarmChange } from '@/lib/alarms/decide-alarm'
import type { EpochMs } from '@/lib/domain/time'
import { readDeviceReadings, type DeviceReading } from '@/lib/server/repositories/alarm-readings'
import type { AlarmRecord } from '@/lib/server/repositories/alarm-rows'
import { findEndedSuppression, markReleased, readHeldAlarms } from '@/lib/server/repositories/alarm-suppressions'
import { insertAlarmEvents, lockAlarms, updateAlarms } from '@/lib/server/repositories/alarms'
import { readChangesAfter } from '@/lib/server/repositories/changes'
import { lockFollower, moveFollower } from '@/lib/server/repositories/followers'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Observed } from './alarm-steps'
import { queueNotices } from './queue-notices'
import { writeAlarms } from './write-alarms'

/** Held by whoever raises alarms, so that there is one of them at a time. */
export const ALARM_FOLLOWER = 'alarms'
const CHANGES_PER_STEP = 500
const ALARMS_PER_RELEASE = 250

const changesOf = ({ breach, threat, isSilent }: DeviceReading): AlarmChange[] => [
  { cause: 'breach-band', printed: breach },
  { cause: 'threat-band', printed: threat },
  { cause: 'sensor-lost', of: 'device', isLost: isSilent },
]

const observedOf = (reading: DeviceReading): Observed[] => {
  const { criticality, breach, threat, stage, reason, asOf, isSilent, ...subject } = reading
  return changesOf(reading).map((change) => ({
    subject,
    criticality,
    stage: change.cause === 'breach-band' ? stage : null,
    reason: change.cause === 'sensor-lost' ? null : reason,
    seenAt: asOf,
    change,
  }))
}

/** A device that is no more (merged into another, say): nothing of it holds any longer. */
const goneOf = (id: string, at: EpochMs): Observed[] => {
  const nowhere = { groupId: null, site: null, type: null, model: null }
  const gone: DeviceReading = {
    ...{ subjectKind: 'device', subject: id, subjectName: id, ...nowhere, criticality: 'unknown' },
    ...{ breach: 0, threat: 0, stage: null, reason: null, asOf: at, isSilent: false },
  }
  return observedOf(gone).map((observed) => ({ ...observed, isGone: true }))
}

const followStep = (pool: Pool, at: EpochMs): Promise<number> =>
  inTransaction(pool, async (client) => {
    const position = await lockFollower(client, ALARM_FOLLOWER, at)
    const changes = await readChangesAfter(client, position, CHANGES_PER_STEP)
    const ids = [...new Set(changes.map(({ deviceId }) => deviceId))].sort()
    const readings = await readDeviceReadings(client, ids)
    const seen = ids.flatMap((id) => {
      const reading = readings.get(id)
      return reading === undefined ? goneOf(id, at) : observedOf(reading)
    })
    await writeAlarms(client, seen, at)
    await moveFollower(client, ALARM_FOLLOWER, changes.at(-1) ?? position, at)
    return changes.length
  })

const releasedOf = (alarm: AlarmRecord, at: EpochMs): AlarmRecord => {
  const free = { ...alarm, suppressionId: null, version: alarm.version + 1 }
  if (alarm.isStanding) return { ...free, state: 'open' }
  return { ...free, state: 'closed', closedAt: at, closedBy: null, closedReason: 'cleared' }
}

/** Lets the next alarms of a suppression go: those that still stand are open, and told. */
const release = async (client: PoolClient, suppressionId: string, at: EpochMs): Promise<void> => {
  const held = await lockAlarms(client, await readHeldAlarms(client, suppressionId, ALARMS_PER_RELEASE))
  const free = held.filter(({ state }) => state === 'suppressed').map((alarm) => releasedOf(alarm, at))
  await updateAlarms(client, free)
  const events = free.map(({ id }) => ({ alarmId: id, kind: 'released', actor: '', detail: null, actId: null }))
  await insertAlarmEvents(client, events, at)
  const open = free.filter(({ state }) => state === 'open')
  await queueNotices(
    client,
    open.map((alarm) => ({ what: 'released' as const, alarm })),
    at,
  )
  if (held.length < ALARMS_PER_RELEASE) await markReleased(client, suppressionId)
}

const releaseStep = (pool: Pool, at: EpochMs): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    await lockFollower(client, ALARM_FOLLOWER, at)
    const ended = await findEndedSuppression(client, at)
    if (ended !== null) await release(client, ended, at)
    return ended !== null
  })

/**
 * Raises, counts and clears alarms after each change of a device, exactly once: they are written in the transaction
 * that moves the follower. Then lets go what ended suppressions held. Ends early when it is told to.
 */
export const followAlarms = async (pool: Pool, now: () => EpochMs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && (await followStep(pool, now())) === CHANGES_PER_STEP) continue
  while (!signal.aborted && (await releaseStep(pool, now()))) continue
}
