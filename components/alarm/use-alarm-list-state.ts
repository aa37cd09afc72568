import { parseAsString, useQueryStates } from 'nuqs'

const PARSERS = {
  q: parseAsString.withDefault(''),
  /** The alarm whose preview is open. */
  open: parseAsString,
}

/** What of the page of alarms stands in its URL; each step can be gone back from. */
export const useAlarmListState = () => useQueryStates(PARSERS, { history: 'push', scroll: false })
