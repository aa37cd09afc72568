import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  FleetChangesDocument,
  FleetMapDocument,
  FleetSummaryDocument,
  HeatmapDocument,
  type HEATMAP_DIMENSIONS,
  type HEATMAP_MEASURES,
} from '@/lib/contracts/fleet'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'

/** While there is no device, the page waits for the first report. */
const FIRST_REPORT_POLL_MS = 5_000

export const fleetSummaryQuery = () =>
  queryOptions({
    queryKey: queryKeys.fleetSummary(),
    queryFn: ({ signal }) => getJson('/api/v1/fleet/summary', FleetSummaryDocument, signal),
    refetchInterval: ({ state }) => (state.data?.devices === 0 ? FIRST_REPORT_POLL_MS : false),
  })

export const heatmapQuery = (by: (typeof HEATMAP_DIMENSIONS)[number], measure: (typeof HEATMAP_MEASURES)[number]) =>
  queryOptions({
    queryKey: queryKeys.heatmap(by, measure),
    queryFn: ({ signal }) => getJson(`/api/v1/fleet/heatmap?by=${by}&measure=${measure}`, HeatmapDocument, signal),
    placeholderData: keepPreviousData,
  })

export const fleetMapQuery = () =>
  queryOptions({
    queryKey: queryKeys.fleetMap(),
    queryFn: ({ signal }) => getJson('/api/v1/fleet/map', FleetMapDocument, signal),
  })

export const fleetChangesQuery = () =>
  queryOptions({
    queryKey: queryKeys.fleetChanges(),
    queryFn: ({ signal }) => getJson('/api/v1/fleet/changes', FleetChangesDocument, signal),
  })
