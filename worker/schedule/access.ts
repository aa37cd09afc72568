import type { Pool } from 'pg'
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { logAuditHead } from '@/lib/server/services/audit-log'
import { recordSignInFailures } from '@/lib/server/services/record-sign-in-failures'
import type { Job } from '@/worker/schedule/scheduler'

/** Puts into the audit log whose password was given wrongly in the hours that are over. */
export const signInFailuresJob = (pool: Pool): Job => ({
  name: 'sign-in failures',
  intervalMs: 5 * MINUTE_MS,
  run: (signal) => recordSignInFailures(pool, Date.now(), signal),
})

/** Says hourly outside of the database where the audit log ends. */
export const auditHeadJob = (pool: Pool): Job => ({
  name: 'audit head',
  intervalMs: HOUR_MS,
  run: () => logAuditHead(pool),
})
