import type { Pool } from 'pg'
import type { Environment } from '@/lib/server/env'
import { auditHeadJob, signInFailuresJob } from '@/worker/schedule/access'
import { countersJob, recountJob } from '@/worker/schedule/counters'
import { groupHistoryJob, groupWalkJob } from '@/worker/schedule/groups'
import { rejudgeJob } from '@/worker/schedule/rejudge'
import { relationsJob } from '@/worker/schedule/relations'
import { changeOverJob, rescoreJob } from '@/worker/schedule/rescore'
import { retentionJob } from '@/worker/schedule/retention'
import type { Job } from '@/worker/schedule/scheduler'
import { silenceJob } from '@/worker/schedule/silence'
import { vacuumJob } from '@/worker/schedule/vacuum'

/** All that the worker repeats. A new job is one file in this folder and one line here. */
export const workerJobs = (pool: Pool, { VEDETTE_EMBEDDED: isEmbedded }: Environment): readonly Job[] => [
  countersJob(pool),
  recountJob(pool),
  groupWalkJob(pool),
  groupHistoryJob(pool),
  relationsJob(pool),
  rejudgeJob(pool),
  rescoreJob(pool),
  changeOverJob(pool),
  retentionJob(pool),
  silenceJob(pool),
  signInFailuresJob(pool),
  auditHeadJob(pool),
  ...(isEmbedded ? [vacuumJob(pool)] : []),
]
