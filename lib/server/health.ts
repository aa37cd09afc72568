import type { Pool } from 'pg'

/** The worker writes its heartbeat every 5 s; after three missed ones it counts as silent. */
const WORKER_SILENT_AFTER_SECONDS = 15
const CHECK_TIMEOUT_MS = 3000

export type Readiness = {
  /** Whether this process can serve: the database answers and has the schema. */
  isReady: boolean
  checks: {
    database: 'ok' | 'unreachable'
    schema: 'ok' | 'missing' | 'unknown'
    /** A silent worker delays re-scoring and upkeep; pages and ingest go on, so it does not take readiness away. */
    worker: 'ok' | 'silent' | 'unknown'
  }
}

type Row = { has_schema: boolean; worker_age: number | null }

const QUESTION = `SELECT
  EXISTS (SELECT 1 FROM "_prisma_migrations" WHERE finished_at IS NOT NULL) AS has_schema,
  (SELECT EXTRACT(EPOCH FROM now() - max(seen_at))::float8 FROM process_heartbeat WHERE name LIKE 'worker%') AS worker_age`

/** PostgreSQL's code for a table that does not exist. */
const UNDEFINED_TABLE = '42P01'

const isWithoutSchema = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE

const failureOf = (error: unknown): Readiness => ({
  isReady: false,
  checks: isWithoutSchema(error)
    ? { database: 'ok', schema: 'missing', worker: 'unknown' }
    : { database: 'unreachable', schema: 'unknown', worker: 'unknown' },
})

const readinessOf = ({ has_schema: hasSchema, worker_age: age }: Row): Readiness => ({
  isReady: hasSchema,
  checks: {
    database: 'ok',
    schema: hasSchema ? 'ok' : 'missing',
    worker: age !== null && age <= WORKER_SILENT_AFTER_SECONDS ? 'ok' : 'silent',
  },
})

const timeout = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The database did not answer in time.')), CHECK_TIMEOUT_MS).unref()
  })

/** Asks the database now, within 3 seconds. */
export const checkReadiness = async (pool: Pick<Pool, 'query'>): Promise<Readiness> => {
  try {
    const { rows } = await Promise.race([pool.query<Row>(QUESTION), timeout()])
    return readinessOf(rows[0] ?? { has_schema: false, worker_age: null })
  } catch (error) {
    return failureOf(error)
  }
}
