import type { EventObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed } from '@/lib/domain/parsed'
import { readEnvelope, type BatchTimes } from '@/lib/ingest/envelope'
import { rawText } from '@/lib/ingest/inert-text'
import type { BatchEntry } from '@/lib/ingest/json-batch'
import { LINE_BYTES_MAX, RAW_MAX } from '@/lib/ingest/limits'
import { readRecords, type RecordOf, type RecordRead } from '@/lib/ingest/read-records'
import { eventOf } from './event-of'
import { eventSchema } from './event-schema'
import { readRedacted } from './read-redacted'
import { redactDocument } from './redact'

type Said = { event: EventObservation }

/** One event of a batch. */
export type EventRecord = RecordOf<Said>

const recordOf = (entry: BatchEntry, times: BatchTimes): RecordRead<Said> => {
  const raw = rawText(JSON.stringify(redactDocument(entry.fields)), RAW_MAX)
  const read = readEnvelope(entry, times)
  if (!read.ok) return { reject: read.reject }
  const parsed = eventSchema.safeParse(entry.fields)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const reason = `${issue?.path.join('.') ?? 'event'}: ${issue?.message ?? 'not an event'}`
    return { reject: rejectOf(entry.index + 1, 'InvalidPayload', reason.slice(0, 256), raw) }
  }
  const { thingName, claimedAt, observedAt } = read.envelope
  const event: EventObservation = { kind: 'event', observedAt, event: eventOf(parsed.data), raw }
  return { record: { index: entry.index, thingName, observedAt: claimedAt, event } }
}

/** The events of a JSON array or NDJSON of `{thingName, observedAt?, kind, …}`; each is a record or a reject. */
export const parseEventBatch = (text: string, times: BatchTimes): Parsed<EventRecord> => {
  const batch = readRedacted(text, LINE_BYTES_MAX)
  return readRecords(batch, (entry) => recordOf(entry, times))
}
