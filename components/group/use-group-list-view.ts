import { debounce, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { GROUP_SORTS } from '@/lib/domain/device-group'

const TYPING_MS = 250

const PARSERS = {
  q: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(TYPING_MS) }),
  /** Which groups: all, those people made, or those a query fills. */
  kind: parseAsStringLiteral(['all', 'static', 'query']).withDefault('all'),
  sort: parseAsStringLiteral(GROUP_SORTS).withDefault('worst'),
}

/** What of the list of groups stands in its URL. */
export const useGroupListView = () => useQueryStates(PARSERS)
