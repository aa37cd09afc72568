import pg from 'pg'
import type { Pool } from 'pg'
import { readEnvironment } from '@/lib/server/env'
import { log } from '@/lib/server/log'

/** Clients of one process: the embedded database has one backend, more clients would only wait in line. */
const CLIENTS_EMBEDDED = 4
const CLIENTS_SERVER = 12
/** How long a request waits for a free or new client before it is told to come again. */
const CONNECT_TIMEOUT_MS = 10_000

type Options = { url: string; isEmbedded: boolean; onError: (error: Error) => void }

/**
 * A pool that outlives a restart of its database: a client that breaks, idle or in use, is told of and thrown away,
 * and the next query connects anew.
 */
export const createPool = ({ url, isEmbedded, onError }: Options): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: isEmbedded ? CLIENTS_EMBEDDED : CLIENTS_SERVER,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'vedette',
  })
  pool.on('error', onError)
  // The pool listens to idle clients only; a client in use that breaks between two queries would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** Node's and PostgreSQL's codes for "there is no database just now". */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001'])

/** Whether a query failed because the database is restarting or unreachable: the same request may succeed later. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && AWAY.has(error.code)) return true
  return /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered/.test(error.message)
}

/** PostgreSQL's character_not_in_repertoire: a text holds U+0000. */
const NOT_IN_REPERTOIRE = '22021'

/** Whether a query failed because a text of it holds a character that no database keeps: the caller's fault. */
export const isNotStorable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === NOT_IN_REPERTOIRE

// Next.js bundles a module once per kind of route: the pool must be one per process all the same.
const shared = globalThis as typeof globalThis & { vedettePool?: Pool }

/** This process's pool, made at first use from DATABASE_URL, which the launcher sets. */
export const getPool = (): Pool => {
  const { DATABASE_URL: url, VEDETTE_EMBEDDED: isEmbedded } = readEnvironment()
  if (url === undefined) throw new Error('DATABASE_URL is not set: start Vedette with npm start.')
  const onError = (error: Error) => log.warn({ reason: error.message }, 'A database connection was lost')
  return (shared.vedettePool ??= createPool({ url, isEmbedded, onError }))
}
