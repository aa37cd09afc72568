import { hostname } from 'node:os'
import { getPool } from '@/lib/server/db'
import { EnvironmentError, readEnvironment } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { waitForStopSignal } from '@/lib/server/shutdown'
import { startHeartbeat } from '@/worker/schedule/heartbeat'
import { workerJobs } from '@/worker/schedule/jobs'
import { startScheduler } from '@/worker/schedule/scheduler'

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const main = async (): Promise<void> => {
  const pool = getPool()
  const scheduler = startScheduler(workerJobs(pool, readEnvironment()), {
    onFailure: (job, error) => log.error({ job, reason: reasonOf(error) }, 'A job failed; it runs again in its turn'),
  })
  const endHeartbeat = startHeartbeat(pool, {
    name: `worker@${hostname()}`,
    startedAt: new Date(),
    jobs: scheduler.states,
    onFailure: (error) => log.warn({ reason: reasonOf(error) }, 'The heartbeat was not written'),
  })
  log.info({}, 'The worker runs')
  await waitForStopSignal()
  await scheduler.stop()
  await endHeartbeat()
  await pool.end()
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error)
  process.exitCode = 1
})
