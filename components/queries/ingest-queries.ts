import './no-eval-validation'
import { infiniteQueryOptions, keepPreviousData, type InfiniteData } from '@tanstack/react-query'
import { IngestStatusDocument, RejectDocument } from '@/lib/contracts/ingest-status'
import { SensorDocument, type SensorPlacement } from '@/lib/contracts/sensor'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const STATUS = '/api/v1/ingest/status'
const SENSORS = '/api/v1/sensors'
/** As many as are read before looking for a pattern. */
const REJECTS_PER_PAGE = '20'
/** While nothing arrived, the page waits for the first record. */
const FIRST_RECORD_POLL_MS = 5_000

/** The figures of the page read last, and the sources of all of them. */
const joined = ({ pages }: InfiniteData<IngestStatusDocument>): IngestStatusDocument | undefined => {
  const last = pages.at(-1)
  return last === undefined ? undefined : { ...last, items: pages.flatMap(({ items }) => items) }
}

const statusPath = (cursor: string | null): string =>
  cursor === null ? STATUS : `${STATUS}?cursor=${encodeURIComponent(cursor)}`

export const ingestStatusQuery = () =>
  infiniteQueryOptions({
    queryKey: queryKeys.ingestStatus(),
    queryFn: ({ pageParam, signal }) => getJson(statusPath(pageParam), IngestStatusDocument, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: IngestStatusDocument) => nextCursor,
    select: joined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.total === 0 ? FIRST_RECORD_POLL_MS : false),
  })

/** What was not taken, the latest first; empty values ask for all. */
export const rejectsQuery = (filter: { source: string; code: string }) => ({
  ...pagesQuery(
    queryKeys.rejects(filter),
    '/api/v1/ingest/rejects',
    { ...filter, limit: REJECTS_PER_PAGE },
    RejectDocument,
  ),
  placeholderData: keepPreviousData,
})

export const sensorsQuery = () => pagesQuery(queryKeys.sensors(), SENSORS, {}, SensorDocument)

export const placeSensor = (name: string, placement: SensorPlacement) =>
  sendJson('PUT', `${SENSORS}/${encodeURIComponent(name)}`, placement, SensorDocument)
