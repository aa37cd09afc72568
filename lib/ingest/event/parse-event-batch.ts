import type { EventObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed, type Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { readEnvelope, type BatchTimes } from '@/lib/ingest/envelope'
import { rawText } from '@/lib/ingest/inert-text'
import { readBatch, type BatchEntry } from '@/lib/ingest/json-batch'
import { LINE_BYTES_MAX, RAW_MAX } from '@/lib/ingest/limits'
import { eventOf } from './event-of'
import { eventSchema } from './event-schema'
import { redactDocument, redactText } from './redact'

/** One event of a batch. `observedAt` is what the envelope claims and may claim, else null (the receipt counts). */
export type EventRecord = { index: number; thingName: string; observedAt: EpochMs | null; event: EventObservation }

type EventRead = { record: EventRecord } | { reject: Reject }

const recordOf = (entry: BatchEntry, times: BatchTimes): EventRead => {
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
  const batch = readBatch(text, LINE_BYTES_MAX)
  const records: EventRecord[] = []
  const rejects: Reject[] = batch.rejects.map((reject) => ({ ...reject, excerpt: redactText(reject.excerpt) }))
  for (const entry of batch.entries) {
    const read = recordOf(entry, times)
    if ('record' in read) records.push(read.record)
    else rejects.push(read.reject)
  }
  return { records, rejects }
}
