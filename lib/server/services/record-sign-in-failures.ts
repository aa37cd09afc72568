import type { Pool } from 'pg'
import { hourStartOf, toIso, type EpochMs } from '@/lib/domain/time'
import { appendAudit } from '@/lib/server/repositories/audit'
import { takeFailuresBefore } from '@/lib/server/repositories/sign-in-failures'
import { inTransaction } from '@/lib/server/repositories/transaction'

/** Entries written in one transaction. */
const AT_ONCE = 100

/**
 * Writes one audit entry for each account and hour that is over in which a wrong password was given, with how often;
 * one entry an hour for all addresses that are nobody's here. So nobody can flood the log by guessing.
 */
export const recordSignInFailures = async (pool: Pool, now: EpochMs, signal: AbortSignal): Promise<void> => {
  let taken = AT_ONCE
  while (taken === AT_ONCE && !signal.aborted) {
    taken = await inTransaction(pool, async (db) => {
      const hours = await takeFailuresBefore(db, hourStartOf(now), AT_ONCE)
      for (const { email, hour, failures } of hours) {
        const target = email === '' ? 'unknown addresses' : email
        const detail = { hour: toIso(hour), failures }
        await appendAudit(db, { at: now, actor: 'anybody', action: 'session.refuse', target, detail })
      }
      return hours.length
    })
  }
}
