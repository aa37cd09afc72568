import type { Pool } from 'pg'
import type { Job } from '@/worker/schedule/scheduler'

const INTERVAL_MS = 60_000
/** PostgreSQL's own autovacuum vacuums a table when 50 rows and a fifth of it are dead, and analyses at a tenth. */
const DUE = `SELECT quote_ident(relname) AS name, n_dead_tup >= 50 + 0.2 * n_live_tup AS is_dirty
  FROM pg_stat_user_tables
  WHERE n_dead_tup >= 50 + 0.2 * n_live_tup OR n_mod_since_analyze >= 50 + 0.1 * n_live_tup
  ORDER BY n_dead_tup DESC`

/**
 * Upkeep of the embedded database, which has neither autovacuum nor a checkpointer of its own: without it, dead rows
 * and the write-ahead log would grow without end. One table after the other, so that queries come in between.
 */
export const vacuumJob = (pool: Pool): Job => ({
  name: 'vacuum',
  intervalMs: INTERVAL_MS,
  run: async (signal) => {
    // Counts of the last second may not have been added up yet.
    await pool.query('SELECT pg_stat_force_next_flush()')
    const { rows } = await pool.query<{ name: string; is_dirty: boolean }>(DUE)
    for (const { name, is_dirty: isDirty } of rows) {
      if (signal.aborted) return
      await pool.query(isDirty ? `VACUUM (ANALYZE) ${name}` : `ANALYZE ${name}`)
    }
    await pool.query('CHECKPOINT')
  },
})
