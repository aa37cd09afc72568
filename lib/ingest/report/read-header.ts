import { shownValue } from '@/lib/ingest/inert-text'
import { ReportProblem } from './report-problem'
import { blockOf, isFields, memberOf, numberOf, type Fields } from './report-values'

const VERSION = /^\d{1,4}(\.\d{1,4}){0,2}$/

const isReportId = (id: number): boolean => Number.isSafeInteger(id) && id > 0

/** The report id for a rejected reply, or null when it cannot be read. */
export const reportIdOf = (document: unknown): number | null => {
  if (!isFields(document)) return null
  const header = memberOf(document, 'header', 'hed')
  const id = isFields(header) ? numberOf(memberOf(header, 'report_id', 'rid')) : Number.NaN
  return isReportId(id) ? id : null
}

const readVersion = (value: unknown): string => {
  const version = typeof value === 'number' ? String(value) : value
  if (typeof version === 'string' && VERSION.test(version)) return version
  throw new ReportProblem(`header.version must be Major.Minor, got ${shownValue(value)}`)
}

/** The id (seconds in most agents, milliseconds in aws-c-iot, possibly since boot) and the version of a report. */
export const readHeader = (report: Fields): { reportId: number; version: string } => {
  const header = blockOf(memberOf(report, 'header', 'hed'), 'header')
  if (header === null) throw new ReportProblem('header is required')
  const given = memberOf(header, 'report_id', 'rid')
  const reportId = numberOf(given)
  if (!isReportId(reportId)) {
    throw new ReportProblem(`header.report_id must be a positive integer, got ${shownValue(given)}`)
  }
  return { reportId, version: readVersion(memberOf(header, 'version', 'v')) }
}
