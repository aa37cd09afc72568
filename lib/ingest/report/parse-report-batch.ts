import type { ReportObservation } from '@/lib/domain/observation'
import { rejectOf, type Parsed } from '@/lib/domain/parsed'
import { readEnvelope, type BatchTimes } from '@/lib/ingest/envelope'
import { readBatch, type BatchEntry } from '@/lib/ingest/json-batch'
import { REPORT_BYTES_MAX } from '@/lib/ingest/limits'
import { readRecords, type RecordOf, type RecordRead } from '@/lib/ingest/read-records'
import { reportFromDocument } from './parse-report'

type Said = {
  report: ReportObservation
  /** The whole report as text, by which it is known again. */ body: string
}

/** One report of a batch. */
export type ReportRecord = RecordOf<Said>

const recordOf = (entry: BatchEntry, times: BatchTimes): RecordRead<Said> => {
  const read = readEnvelope(entry, times)
  if (!read.ok) return { reject: read.reject }
  const { thingName, claimedAt, observedAt } = read.envelope
  const text = JSON.stringify(entry.fields['report'] ?? null)
  if (text.length > REPORT_BYTES_MAX) {
    const reason = `a report must be at most ${REPORT_BYTES_MAX} bytes, got ${text.length}`
    return { reject: rejectOf(entry.index + 1, 'PayloadTooLarge', reason, text) }
  }
  const parsed = reportFromDocument(entry.fields['report'], observedAt, text)
  if (!parsed.ok) return { reject: { ...parsed.reject, line: entry.index + 1 } }
  return { record: { index: entry.index, thingName, observedAt: claimedAt, report: parsed.report, body: text } }
}

/** The reports of a JSON array or NDJSON of `{thingName, report, observedAt?}`; each is a record or a reject. */
export const parseReportBatch = (text: string, times: BatchTimes): Parsed<ReportRecord> => {
  const batch = readBatch(text, 2 * REPORT_BYTES_MAX)
  return readRecords(batch, (entry) => recordOf(entry, times))
}
