import type { Pool } from 'pg'
import type { Arrival } from '@/lib/domain/arrival'
import type { ReportObservation } from '@/lib/domain/observation'
import { rejectOf, type Reject } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'
import { parseReportBatch, type ReportRecord } from '@/lib/ingest/report/parse-report-batch'
import { encodeReply } from '@/lib/ingest/report/encode-reply'
import { parseReport, type ReportFormat, type ReportResult } from '@/lib/ingest/report/parse-report'
import { acceptedReply, rejectedReply } from '@/lib/ingest/report/reply'
import { parseThingName, THING_NAME_RULE } from '@/lib/ingest/thing-name'
import { sha256Of } from '@/lib/server/digest'
import { forbidden } from '@/lib/server/errors'
import { reportedBirth, type Birth } from '@/lib/server/repositories/births'
import { slicesOf } from '@/lib/server/repositories/transaction'
import { mayDo, thingProblemOf, type Actor } from './actor'
import { advanceDevices } from './advance-devices'
import { addArrival, namedShare, type IngestBatch } from './ingest-batch'
import { isLive } from './is-live'
import { addResult, newIngestResult, type IngestResult } from './ingest-result'

/** One report as it was sent. */
export type SentReport = { thingName: string; bytes: Uint8Array; format: ReportFormat }

/** Reports of one transaction: large enough to pay for it, small enough that nobody waits long. */
const REPORTS_PER_BATCH = 1_000

/** A report and all of its body: the raw record is cut, and a device that restarts its ids may begin alike. */
type WholeReport = { thingName: string; report: ReportObservation; body: string | Uint8Array }

/** Eight characters of base64: two reports of a device within 24 h share them once in 3 · 10^14 pairs. */
const reportKeyOf = ({ report, body }: WholeReport): string =>
  sha256Of(String(report.reportId), body).toString('base64').slice(0, 8)

const arrivalOf = (whole: WholeReport, receivedAt: EpochMs): Arrival => ({
  receivedAt,
  live: isLive(whole.report.observedAt, receivedAt),
  observation: whole.report,
  key: reportKeyOf(whole),
})

const batchOf = (
  source: string,
  records: readonly WholeReport[],
  rejects: readonly Reject[],
  receivedAt: EpochMs,
): IngestBatch => {
  const arrivals = new Map<string, Arrival[]>()
  const births = new Map<string, Birth>()
  for (const record of records) {
    const { thingName, report } = record
    addArrival(arrivals, thingName, arrivalOf(record, receivedAt))
    if (!births.has(thingName)) births.set(thingName, reportedBirth(thingName, report.observedAt))
  }
  const shares = [namedShare('report', records.length, rejects)]
  return { source, shares, receivedAt, arrivals, births, chunkKey: null, claimed: new Map(), birthsRefused: 0 }
}

const parseNamed = ({ thingName, bytes, format }: SentReport, receivedAt: EpochMs): ReportResult => {
  if (parseThingName(thingName) !== null) return parseReport(bytes, format, receivedAt)
  const reason = `the thing name ${THING_NAME_RULE}`
  return { ok: false, reject: rejectOf(1, 'InvalidPayload', reason, thingName), reportId: null }
}

/**
 * Takes one report and answers as AWS IoT answers an agent, in the format of the report. A reject is counted and kept.
 * Throws 403 when the actor may not speak for the thing.
 */
export const ingestReport = async (
  pool: Pool,
  actor: Actor,
  sent: SentReport,
  receivedAt: EpochMs,
): Promise<{ reply: Uint8Array; isAccepted: boolean }> => {
  const { thingName, format } = sent
  const problem = thingProblemOf(actor, thingName)
  if (problem !== null) throw forbidden(`Not taken: ${problem}.`)
  const parsed = parseNamed(sent, receivedAt)
  const records = parsed.ok ? [{ thingName, report: parsed.report, body: sent.bytes }] : []
  await advanceDevices(pool, batchOf(actor.name, records, parsed.ok ? [] : [parsed.reject], receivedAt))
  const reply = parsed.ok
    ? acceptedReply(thingName, parsed.report.reportId, receivedAt)
    : rejectedReply(thingName, parsed.reportId, parsed.reject.code, parsed.reject.reason, receivedAt)
  return { reply: encodeReply(reply, format), isAccepted: parsed.ok }
}

const refusalOf = (actor: Actor, { index, thingName, observedAt, report }: ReportRecord): Reject | null => {
  const problem =
    thingProblemOf(actor, thingName) ??
    (observedAt === null || mayDo(actor, 'import') ? null : 'observedAt needs a token of scope import')
  return problem === null ? null : rejectOf(index + 1, 'NotPermitted', problem, report.raw)
}

/** Takes the reports of a JSON array or NDJSON text: the good ones are stored, the bad ones named. */
export const ingestReportBatch = async (
  pool: Pool,
  actor: Actor,
  text: string,
  receivedAt: EpochMs,
): Promise<IngestResult> => {
  const parsed = parseReportBatch(text, { receivedAt, observedAtAllowed: true })
  const records: ReportRecord[] = []
  const rejects = [...parsed.rejects]
  for (const record of parsed.records) {
    const refusal = refusalOf(actor, record)
    if (refusal === null) records.push(record)
    else rejects.push(refusal)
  }
  const result = newIngestResult()
  const slices = slicesOf(records, REPORTS_PER_BATCH)
  for (const [index, slice] of (slices.length === 0 ? [[]] : slices).entries()) {
    const batch = batchOf(actor.name, slice, index === 0 ? rejects : [], receivedAt)
    addResult(result, batch, await advanceDevices(pool, batch))
  }
  return result
}
