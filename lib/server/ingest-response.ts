import { IngestDocument } from '@/lib/contracts/ingest'
import { ProblemError } from '@/lib/server/errors'
import { respond } from '@/lib/server/http'
import { documentOf, type IngestResult } from '@/lib/server/services/ingest-result'

/**
 * The answer of a batch: its counts and the bad records by name. When nothing at all could be taken it is a problem
 * with the same members: 403 when none of it was permitted, else 422.
 */
export const respondIngest = (result: IngestResult): Response => {
  const document = documentOf(result)
  if (document.accepted + document.ignored > 0) return respond(IngestDocument, document)
  const first = document.rejects[0]
  if (first === undefined) throw new ProblemError(422, 'Nothing usable', 'The body holds no record.', {}, document)
  const detail = `None of ${String(document.rejected)} records was taken; the first: ${first.message}.`
  const isForbidden = document.rejects.every((reject) => reject.code === 'NotPermitted')
  throw isForbidden
    ? new ProblemError(403, 'Not permitted', detail, {}, document)
    : new ProblemError(422, 'Nothing usable', detail, {}, document)
}
