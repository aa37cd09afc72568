import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { momentOf, timeOf } from './zeek-values'

/** A certificate names no host: who showed it stands in the ssl log, so it is checked and nothing is kept of it. */
const certificateOf = (line: ZeekLine): LineProblem | null => {
  const [subject, notAfter] = line.values
  const moment = timeOf(line)
  if (isProblem(moment)) return moment
  if (subject !== undefined && typeof subject !== 'string') return problem('certificate.subject', 'text', subject)
  const isDate = notAfter === undefined || momentOf(notAfter) !== null
  return isDate ? null : problem('certificate.not_valid_after', 'epoch seconds or ISO 8601', notAfter)
}

/** x509.log: https://docs.zeek.org/en/master/scripts/base/files/x509/main.zeek.html#type-X509::Info */
export const X509: LogReader<never> = {
  columns: ['certificate.subject', 'certificate.not_valid_after'],
  lists: [],
  needed: ['ts', 'certificate.subject'],
  always: ['ts'],
  redacts: false,
  note: 'x509.log does not say who showed a certificate: its lines are checked and not kept.',
  read: certificateOf,
}
