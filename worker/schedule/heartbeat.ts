import type { Pool } from 'pg'
import { removeHeartbeat, writeHeartbeat } from '@/lib/server/repositories/heartbeats'
import type { JobCounts } from '@/lib/server/repositories/heartbeats'
import { startScheduler } from '@/worker/schedule/scheduler'

const INTERVAL_MS = 5000

export type HeartbeatOptions = {
  name: string
  startedAt: Date
  jobs: () => Readonly<Record<string, JobCounts>>
  onFailure: (error: unknown) => void
}

/** Says every 5 seconds, the first time now, that this process is alive; the returned function takes it off the list. */
export const startHeartbeat = (
  pool: Pool,
  { name, startedAt, jobs, onFailure }: HeartbeatOptions,
): (() => Promise<void>) => {
  const beat = () => writeHeartbeat(pool, { name, startedAt, jobs: jobs() })
  beat().catch(onFailure)
  const scheduler = startScheduler([{ name: 'heartbeat', intervalMs: INTERVAL_MS, run: beat }], {
    onFailure: (_, error) => onFailure(error),
  })
  return async () => {
    await scheduler.stop()
    await removeHeartbeat(pool, name).catch(onFailure)
  }
}
