import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { DeviceDocument } from '@/lib/contracts/device'
import { FacetsDocument } from '@/lib/contracts/facets'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'

const PAGE_ITEMS = '100'

export type DeviceListQuery = { q: string; sort: string; after: string | null }

/** The devices that match, page by page, from a place of the list on. */
export const devicesQuery = ({ q, sort, after }: DeviceListQuery) => ({
  ...pagesQuery(queryKeys.devices(q, sort, after), '/api/v1/devices', { q, sort, limit: PAGE_ITEMS }, DeviceDocument),
  initialPageParam: after,
  placeholderData: keepPreviousData,
})

export const facetsQuery = () =>
  queryOptions({
    queryKey: queryKeys.facets(),
    queryFn: ({ signal }) => getJson('/api/v1/fleet/facets', FacetsDocument, signal),
  })

/** Where the file of the devices that match is. */
export const exportHref = (q: string, sort: string): string =>
  `/api/v1/exports/devices?${new URLSearchParams({ q, sort }).toString()}`
