import type { Pool } from 'pg'
import { MINUTE_MS } from '@/lib/domain/time'
import { followAlarms } from '@/lib/server/services/follow-alarms'
import { runAlarmActs } from '@/lib/server/services/run-alarm-acts'
import { watchSensors } from '@/lib/server/services/watch-sensors'
import type { Job } from '@/worker/schedule/scheduler'

/** Raises, counts and clears alarms as devices change. */
export const alarmsJob = (pool: Pool): Job => ({
  name: 'alarms',
  intervalMs: 2_000,
  run: (signal) => followAlarms(pool, Date.now, signal),
})

/** Goes on with acts on more alarms than one call does. */
export const alarmActsJob = (pool: Pool): Job => ({
  name: 'alarm acts',
  intervalMs: 1_000,
  run: (signal) => runAlarmActs(pool, Date.now, signal),
})

/** Looks for sensors that fell silent. */
export const sensorsJob = (pool: Pool): Job => ({
  name: 'sensors',
  intervalMs: MINUTE_MS,
  run: () => watchSensors(pool, Date.now()),
})
