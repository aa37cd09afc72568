import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { REJECT_CODES } from '@/lib/domain/parsed'

const PARSERS = {
  /** The sensor or token whose rejects are shown; absent: all. */
  source: parseAsString.withDefault(''),
  /** Why they were rejected; absent: whatever the reason. */
  result: parseAsStringLiteral(REJECT_CODES),
}

/** What of the ingest page stands in its URL. */
export const useIngestView = () => useQueryStates(PARSERS, { history: 'push', scroll: false })

/** The rejects of one source, as a link names them. */
export const rejectsHref = (source: string): string => `/ingest?source=${encodeURIComponent(source)}#rejects`
