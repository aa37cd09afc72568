import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'

const RULES = '/api/v1/catalog/rules'

/** The rules that match; empty values ask for all. The catalog is small enough to be one page. */
export const rulesQuery = (search: { q: string; stage: string }) => {
  const asked = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''))
  const text = new URLSearchParams(asked).toString()
  return queryOptions({
    queryKey: queryKeys.rules(asked),
    queryFn: ({ signal }) => getJson(text === '' ? RULES : `${RULES}?${text}`, listOf(CatalogRuleDocument), signal),
    placeholderData: keepPreviousData,
  })
}

export const ruleQuery = (ruleId: string) =>
  queryOptions({
    queryKey: queryKeys.rule(ruleId),
    queryFn: ({ signal }) => getJson(`${RULES}/${encodeURIComponent(ruleId)}`, CatalogRuleDocument, signal),
  })
