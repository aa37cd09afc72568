import type { EventObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed, type RejectCode } from '@/lib/domain/parsed'
import { readEnvelope, type BatchTimes } from '@/lib/ingest/envelope'
import type { EventRecord } from '@/lib/ingest/event/parse-event-batch'
import { readRedacted } from '@/lib/ingest/event/read-redacted'
import { redactDocument } from '@/lib/ingest/event/redact'
import { rawText } from '@/lib/ingest/inert-text'
import type { BatchEntry } from '@/lib/ingest/json-batch'
import { PROFILE_BYTES_MAX, RAW_MAX } from '@/lib/ingest/limits'
import { readRecords, type RecordRead } from '@/lib/ingest/read-records'
import { claimedProfileOf } from './claimed-profile'
import { profileSchema } from './profile-schema'

type ProfileRead = RecordRead<{ event: EventObservation }>

const recordOf = (entry: BatchEntry, times: BatchTimes): ProfileRead => {
  const text = JSON.stringify(redactDocument(entry.fields))
  const raw = rawText(text, RAW_MAX)
  const refuse = (code: RejectCode, reason: string): ProfileRead => ({
    reject: rejectOf(entry.index + 1, code, reason.slice(0, 256), raw),
  })
  if (text.length > PROFILE_BYTES_MAX) {
    return refuse('PayloadTooLarge', `a profile must be at most ${PROFILE_BYTES_MAX} bytes, got ${text.length}`)
  }
  const read = readEnvelope(entry, times)
  if (!read.ok) return { reject: read.reject }
  const parsed = profileSchema.safeParse(entry.fields['profile'])
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const reason = `${['profile', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not a profile'}`
    return refuse('InvalidPayload', reason)
  }
  const { thingName, claimedAt, observedAt } = read.envelope
  const profile = claimedProfileOf(parsed.data)
  const event: EventObservation = { kind: 'event', observedAt, event: { kind: 'config', profile }, raw }
  return { record: { index: entry.index, thingName, observedAt: claimedAt, event } }
}

/** The profiles, as the events that say them, of a JSON array or NDJSON of `{thingName, profile, observedAt?}`; each is a record or a reject. */
export const parseProfileBatch = (text: string, times: BatchTimes): Parsed<EventRecord> => {
  const batch = readRedacted(text, PROFILE_BYTES_MAX)
  return readRecords(batch, (entry) => recordOf(entry, times))
}
