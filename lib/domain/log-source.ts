import type { SourceKind } from './observation'

/**
 * Of a source and log: `receiving` within its usual gap; `silent` for more than twice that; `seldom` has sent too few
 * times to say what is usual.
 */
export const SOURCE_STATES = ['receiving', 'silent', 'seldom'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

const KIND_BY_LOG: Readonly<Record<string, SourceKind>> = {
  report: 'report',
  event: 'event',
  profile: 'event',
  conn: 'flow',
}

/** The kind of source whose observations a log brings; null for a log that brings none. */
export const sourceKindOfLog = (log: string): SourceKind | null =>
  Object.hasOwn(KIND_BY_LOG, log) ? (KIND_BY_LOG[log] ?? null) : null
