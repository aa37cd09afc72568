import type { SourceState } from '@/lib/domain/log-source'
import { SOURCE_KINDS, type SourceKind } from '@/lib/domain/observation'
import type { RejectCode } from '@/lib/domain/parsed'
import { visibleText } from './visible-text'

const KIND_NAMES = {
  report: 'Device reports',
  flow: 'Network flows',
  event: 'Events and profiles',
  dns: 'Name look-ups',
  http: 'Web requests',
  tls: 'TLS sessions',
  ssh: 'SSH sessions',
  transfer: 'Files on the wire',
  alert: 'Monitor alerts',
} as const satisfies Record<SourceKind, string>

/** A kind of source in words. */
export const sourceKindName = (kind: SourceKind): string => KIND_NAMES[kind]

/** The sources a rule can be judged by, as a cell lists them; a rule needs one of them. */
export const sourceNames = (kinds: readonly SourceKind[]): string => {
  const [first = '', ...rest] = kinds.length === SOURCE_KINDS.length ? ['Any source'] : kinds.map(sourceKindName)
  return [first, ...rest.map((name) => name.toLowerCase())].join(', ')
}

const LOG_NAMES: Readonly<Record<string, string>> = {
  report: 'device reports',
  event: 'device events',
  profile: 'device profiles',
  conn: 'Zeek conn',
  dns: 'Zeek dns',
  http: 'Zeek http',
  ssl: 'Zeek ssl',
  x509: 'Zeek x509',
  ssh: 'Zeek ssh',
  files: 'Zeek files',
  notice: 'Zeek notice',
  weird: 'Zeek weird',
  eve: 'Suricata EVE',
  other: 'other Zeek logs',
}

/** A log as a table names it; one nobody named is shown as it is called. */
export const logName = (log: string): string =>
  (Object.hasOwn(LOG_NAMES, log) ? LOG_NAMES[log] : undefined) ?? visibleText(log, 40)

/** The word beside a source's glyph. */
export const STATE_WORDS = {
  receiving: 'arriving',
  silent: 'silent',
  seldom: 'seldom',
} as const satisfies Record<SourceState, string>

/** What went wrong, in two or three words; the code itself stays for machines. */
export const REJECT_WORDS = {
  InvalidPayload: 'Not readable',
  PayloadTooLarge: 'Too large',
  UnknownThing: 'Unknown thing',
  Throttled: 'Throttled',
  InvalidLine: 'Line not readable',
  MissingHeader: 'No header',
  OutOfRange: 'Out of range',
  NotPermitted: 'Not permitted',
} as const satisfies Record<RejectCode, string>
