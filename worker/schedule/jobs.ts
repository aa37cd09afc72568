import type { Pool } from 'pg'
import type { Environment } from '@/lib/server/env'
import { countersJob, recountJob } from '@/worker/schedule/counters'
import { rescoreJob } from '@/worker/schedule/rescore'
import { retentionJob } from '@/worker/schedule/retention'
import type { Job } from '@/worker/schedule/scheduler'
import { silenceJob } from '@/worker/schedule/silence'
import { vacuumJob } from '@/worker/schedule/vacuum'

/** All that the worker repeats. A new job is one file in this folder and one line here. */
export const workerJobs = (pool: Pool, { VEDETTE_EMBEDDED: isEmbedded }: Environment): readonly Job[] => [
  countersJob(pool),
  recountJob(pool),
  rescoreJob(pool),
  retentionJob(pool),
  silenceJob(pool),
  ...(isEmbedded ? [vacuumJob(pool)] : []),
]
