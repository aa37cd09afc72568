import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'

const PARSERS = {
  /** The version that is read; empty: the one in force. */
  version: parseAsString.withDefault(''),
  /** The version it is compared with; empty: none. */
  with: parseAsString.withDefault(''),
  tab: parseAsStringLiteral(['model', 'rules']).withDefault('model'),
  q: parseAsString.withDefault(''),
}

/** What of the scoring policy stands in the address. */
export const useScoringView = () => useQueryStates(PARSERS, { history: 'replace', scroll: false })

/** The page of a version of the policy. */
export const policyHref = (version: string): string =>
  `/settings/scoring?${new URLSearchParams({ version }).toString()}`
