import type { Facets } from '@/lib/domain/facets'
import { formatCounted } from './format-number'
import type { KnownValues } from './query-suggestions'

/** What is known of the values of filters: those of the fleet with their devices, and the rules by their titles. */
export const knownValuesOf = (facets: Facets | undefined): KnownValues => {
  if (facets === undefined) return {}
  const counted = facets.facets.map(({ filter, values }) => [
    filter,
    values.map(({ value, devices }) => ({ value, note: formatCounted(devices, 'device') })),
  ])
  return {
    ...(Object.fromEntries(counted) as KnownValues),
    rule: facets.rules.map(({ id, title }) => ({ value: id, note: title })),
  }
}
