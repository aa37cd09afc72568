import type { Queryable } from '@/lib/server/repositories/transaction'

/** Counts of a job since its process started. */
export type JobCounts = { runs: number; failures: number; lastRunMs: number }

export type Heartbeat = {
  name: string
  startedAt: Date
  seenAt: Date
  jobs: Readonly<Record<string, JobCounts>>
}

/** Says that a process is alive; by the database's clock, so that readers need not share ours. */
export const writeHeartbeat = async (
  db: Queryable,
  { name, startedAt, jobs }: Omit<Heartbeat, 'seenAt'>,
): Promise<void> => {
  await db.query(
    `INSERT INTO process_heartbeat (name, started_at, seen_at, jobs) VALUES ($1, $2, now(), $3)
     ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, seen_at = excluded.seen_at, jobs = excluded.jobs`,
    [name, startedAt, JSON.stringify(jobs)],
  )
}

/** Takes a process that ended in order off the list. */
export const removeHeartbeat = async (db: Queryable, name: string): Promise<void> => {
  await db.query('DELETE FROM process_heartbeat WHERE name = $1', [name])
}

/** Seconds since each process was last seen, and its jobs. */
export const readHeartbeats = async (
  db: Queryable,
): Promise<{ name: string; ageSeconds: number; jobs: Readonly<Record<string, JobCounts>> }[]> => {
  const { rows } = await db.query<{ name: string; ageSeconds: number; jobs: Record<string, JobCounts> }>(
    `SELECT name, EXTRACT(EPOCH FROM now() - seen_at)::float8 AS "ageSeconds", jobs FROM process_heartbeat ORDER BY name`,
  )
  return rows
}
