import type { Pool } from 'pg'
import type { Environment } from '@/lib/server/env'
import { webAddressOf } from '@/lib/server/web-address'
import { auditHeadJob, signInFailuresJob } from '@/worker/schedule/access'
import { alarmActsJob, alarmsJob, sensorsJob } from '@/worker/schedule/alarms'
import { countersJob, recountJob } from '@/worker/schedule/counters'
import { deviceActsJob } from '@/worker/schedule/device-acts'
import { fleetJob, movesJob } from '@/worker/schedule/fleet'
import { groupHistoryJob, groupWalkJob } from '@/worker/schedule/groups'
import { judgementsJob } from '@/worker/schedule/judgements'
import { rejudgeJob } from '@/worker/schedule/rejudge'
import { relationsJob } from '@/worker/schedule/relations'
import { changeOverJob, rescoreJob } from '@/worker/schedule/rescore'
import { retentionJob } from '@/worker/schedule/retention'
import type { Job } from '@/worker/schedule/scheduler'
import { sampleFleetJob } from '@/worker/schedule/sample-fleet'
import { silenceJob } from '@/worker/schedule/silence'
import { vacuumJob } from '@/worker/schedule/vacuum'
import { webhookJob } from '@/worker/schedule/webhook'

/** All that the worker repeats. A new job is one file in this folder and one line here. */
export const workerJobs = (pool: Pool, environment: Environment): readonly Job[] => [
  countersJob(pool),
  recountJob(pool),
  movesJob(pool),
  fleetJob(pool),
  groupWalkJob(pool),
  groupHistoryJob(pool),
  relationsJob(pool),
  judgementsJob(pool),
  alarmsJob(pool),
  alarmActsJob(pool),
  deviceActsJob(pool),
  sensorsJob(pool),
  webhookJob(pool, environment.VEDETTE_WEBHOOK_ALLOW),
  rejudgeJob(pool),
  rescoreJob(pool),
  changeOverJob(pool),
  retentionJob(pool),
  silenceJob(pool),
  signInFailuresJob(pool),
  auditHeadJob(pool),
  sampleFleetJob(pool, webAddressOf(environment)),
  ...(environment.VEDETTE_EMBEDDED ? [vacuumJob(pool)] : []),
]
