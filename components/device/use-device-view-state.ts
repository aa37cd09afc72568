import { parseAsArrayOf, parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'

const PARSERS = {
  /** A moment of the past to look at; absent: now. */
  at: parseAsIsoDateTime,
  range: parseAsString.withDefault('24h'),
  score: parseAsStringLiteral(['breach', 'threat', 'since']).withDefault('breach'),
  /** The finding whose evidence is open. */
  evidence: parseAsString,
  /** Findings that are imagined away (what-if). */
  off: parseAsArrayOf(parseAsString).withDefault([]),
}

/** What of the device page stands in its URL; each step can be gone back from, and the page stays where it was scrolled. */
export const useDeviceViewState = () => useQueryStates(PARSERS, { history: 'push', scroll: false })
