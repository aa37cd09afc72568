import type { SourceKind } from './observation'

/**
 * Of a source and log: `receiving` within its usual gap; `silent` for more than twice that; `seldom` has sent too few
 * times to say what is usual.
 */
export const SOURCE_STATES = ['receiving', 'silent', 'seldom'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

const KINDS_BY_LOG: Readonly<Record<string, readonly SourceKind[]>> = {
  report: ['report'],
  event: ['event'],
  profile: ['event'],
  conn: ['flow'],
  dns: ['dns'],
  http: ['http'],
  ssl: ['tls'],
  ssh: ['ssh'],
  files: ['transfer'],
  notice: ['alert'],
  weird: ['alert'],
  eve: ['flow', 'dns', 'http', 'tls', 'ssh', 'transfer', 'alert'],
}

/** The kinds of source whose observations a log can bring; none for a log that brings none. */
export const sourceKindsOfLog = (log: string): readonly SourceKind[] =>
  Object.hasOwn(KINDS_BY_LOG, log) ? (KINDS_BY_LOG[log] ?? []) : []
