import type { NetworkObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import { rawText } from '@/lib/ingest/inert-text'
import { jsonLineOf, type Json } from '@/lib/ingest/json-line'
import { LINE_BYTES_MAX, RAW_LINE_MAX } from '@/lib/ingest/limits'
import { problem, type LineProblem } from '@/lib/ingest/line-problem'
import { alertOfEve, anomalyOfEve } from './alert-of-eve'
import { redactEve } from './redact-eve'
import { flowOfEve } from './flow-of-eve'
import { lookupOfEve } from './lookup-of-eve'
import { requestOfEve } from './request-of-eve'
import { sshSessionOfEve } from './ssh-session-of-eve'
import { tlsSessionOfEve } from './tls-session-of-eve'
import { transferOfEve } from './transfer-of-eve'

/** What some lines say; `ignored` are those of types that say nothing about a device, or nothing of their own. */
export type ParsedEve = Parsed<NetworkObservation> & { ignored: number; notes: readonly string[] }

type Read = NetworkObservation | LineProblem | null

/** `redacts` where a record can hold what people typed. */
type EveReader = { redacts: boolean; read: (json: Json, raw: string) => Read }

const READERS: ReadonlyMap<unknown, EveReader> = new Map<unknown, EveReader>([
  ['flow', { redacts: false, read: flowOfEve }],
  ['dns', { redacts: false, read: lookupOfEve }],
  ['tls', { redacts: false, read: tlsSessionOfEve }],
  ['ssh', { redacts: false, read: sshSessionOfEve }],
  ['http', { redacts: true, read: requestOfEve }],
  ['fileinfo', { redacts: true, read: transferOfEve }],
  ['alert', { redacts: true, read: alertOfEve }],
  ['anomaly', { redacts: true, read: anomalyOfEve }],
])

const readLine = (line: string): Read => {
  if (line.length > LINE_BYTES_MAX) {
    return { code: 'PayloadTooLarge', reason: `a line must be at most ${LINE_BYTES_MAX} bytes, got ${line.length}` }
  }
  const json = jsonLineOf(line)
  if (json === null) return { code: 'InvalidLine', reason: 'not a JSON object' }
  const type = json['event_type']
  if (typeof type !== 'string') return problem('event_type', 'text', type)
  const reader = READERS.get(type)
  if (reader === undefined) return null
  return reader.read(json, rawText(reader.redacts ? redactEve(line) : line, RAW_LINE_MAX))
}

/**
 * What lines of Suricata's eve.json say, versions 5 to 8. `firstLine` is the number of the first line in its stream.
 * A line means the same whatever came before it. Never throws: every line that is not empty is a record, a reject or
 * ignored. https://docs.suricata.io/en/latest/output/eve/eve-json-format.html
 */
export const parseEve = (lines: readonly string[], firstLine = 1): ParsedEve => {
  const records: NetworkObservation[] = []
  const rejects: Reject[] = []
  let ignored = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim()
    if (line === '') continue
    const read = readLine(line)
    if (read === null) ignored += 1
    else if ('kind' in read) records.push(read)
    else rejects.push(rejectOf(firstLine + index, read.code, read.reason, rawText(redactEve(line), 256)))
  }
  return { records, rejects, ignored, notes: [] }
}
