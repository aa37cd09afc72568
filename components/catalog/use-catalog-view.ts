import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'

const PARSERS = {
  tab: parseAsStringLiteral(['rules', 'matrix']).withDefault('rules'),
  q: parseAsString.withDefault(''),
  stage: parseAsStringLiteral(KILL_CHAIN_STAGES),
}

/** What of the catalog stands in its URL. */
export const useCatalogView = () => useQueryStates(PARSERS, { history: 'replace', scroll: false })
