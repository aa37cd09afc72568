import type { ChunkLimits } from './chunk-lines'

/** Bytes of one report. AWS publishes no limit for reports; 128 kB is the payload limit of an MQTT message at AWS IoT Core. */
export const REPORT_BYTES_MAX = 128 * 1024

/** Bytes of one log line: a Zeek conn line is about 150 bytes, so a longer one than this is not a log line. */
export const LINE_BYTES_MAX = 64 * 1024

/** Characters of a line that holds one profile: a list of a thousand programs is about 100 kB. */
export const PROFILE_BYTES_MAX = 256 * 1024

/** Levels of nesting of any document. The deepest report has 6. */
export const DEPTH_MAX = 16

/** Entries of one list of a report. Agents sample lists down to 50. */
export const LIST_MAX = 1_000

/** Custom metrics of one report. */
export const CUSTOM_METRICS_MAX = 256

/** Characters of a name (interface, user, service, metric). */
export const NAME_MAX = 128

/** Characters of a text (path, command line, message, string of a custom metric). */
export const TEXT_MAX = 1_024

/** Characters of a report or an event kept as evidence. */
export const RAW_MAX = 2_048

/** Characters of a log line kept as evidence. */
export const RAW_LINE_MAX = 1_024

/** What a device or an import may be ahead of the receipt: clocks drift, but no record comes from the future. */
export const AHEAD_MAX_MS = 5 * 60 * 1_000

/**
 * Lines of a chunk, and bytes of its lines: what is taken in one transaction, and what a resend is recognised by. Reading
 * and writing a device costs as much as twenty of its lines, so a busy log is taken in large chunks; five seconds of a
 * network with 4,000 flows a second.
 */
export const CHUNK_LINES_MAX = 20_000
export const CHUNK_BYTES_MAX = 4 * 1024 * 1024

/** How lines of logs are cut into chunks. */
export const LOG_CHUNK: ChunkLimits = {
  lineBytesMax: LINE_BYTES_MAX,
  linesMax: CHUNK_LINES_MAX,
  bytesMax: CHUNK_BYTES_MAX,
}

/** Addresses kept of one answer: round-robin names give about 10. */
export const ADDRESSES_MAX = 16

/** Characters of a request's path and query kept: injected commands stand in the first few hundred. */
export const URI_MAX = 512

/** Characters of the sentence a monitor gives with what it raised. */
export const MESSAGE_MAX = 256
