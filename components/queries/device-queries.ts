import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { AssessmentDocument, AssessmentPoint } from '@/lib/contracts/assessment'
import { ConversationsDocument, type ConversationOrder } from '@/lib/contracts/conversation'
import { DeviceDocument } from '@/lib/contracts/device'
import { PeersDocument } from '@/lib/contracts/peer'
import { EvidenceDocument, FindingDocument } from '@/lib/contracts/finding'
import { toIso } from '@/lib/domain/time'
import type { TimeRange } from '@/lib/view/time-range'
import { getItems, getJson } from './get-json'
import { queryKeys } from './query-keys'
import { RequestFailure } from './request'

/** Items of a page (the API's most), and the pages that are read before the screen says that there is more. */
const PAGE_ITEMS = '500'
const HISTORY_PAGES_MAX = 4
const FINDINGS_PAGES_MAX = 2
/** As many as a search box lists. */
const SEARCH_ITEMS = '8'

const devicePath = (deviceId: string): string => `/api/v1/devices/${encodeURIComponent(deviceId)}`

export const deviceQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.device(deviceId),
    queryFn: ({ signal }) => getJson(devicePath(deviceId), DeviceDocument, signal),
  })

/** A new device is judged when its first minute ended. */
const FIRST_MINUTE_POLL_MS = 10_000

const isMissing = (error: Error | null): boolean => error instanceof RequestFailure && error.status === 404

/** `at` is an ISO time, or null for now. */
export const assessmentQuery = (deviceId: string, at: string | null) =>
  queryOptions({
    queryKey: queryKeys.assessment(deviceId, at),
    queryFn: ({ signal }) => {
      const query = at === null ? '' : `?at=${encodeURIComponent(at)}`
      return getJson(`${devicePath(deviceId)}/assessment${query}`, AssessmentDocument, signal)
    },
    refetchInterval: ({ state }) => (at === null && isMissing(state.error) ? FIRST_MINUTE_POLL_MS : false),
  })

export const historyQuery = (deviceId: string, range: TimeRange) =>
  queryOptions({
    queryKey: queryKeys.history(deviceId, range),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ from: toIso(range.from), to: toIso(range.to), limit: PAGE_ITEMS }).toString()
      return getItems(`${devicePath(deviceId)}/assessments?${query}`, AssessmentPoint, HISTORY_PAGES_MAX, signal)
    },
  })

export const findingsQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.findings(deviceId),
    queryFn: ({ signal }) =>
      getItems(`${devicePath(deviceId)}/findings?limit=${PAGE_ITEMS}`, FindingDocument, FINDINGS_PAGES_MAX, signal),
  })

export const evidenceQuery = (deviceId: string, findingId: string) =>
  queryOptions({
    queryKey: queryKeys.evidence(deviceId, findingId),
    queryFn: ({ signal }) =>
      getItems(
        `${devicePath(deviceId)}/findings/${encodeURIComponent(findingId)}/evidence`,
        EvidenceDocument,
        1,
        signal,
      ),
  })

/** All conversations of a day that are kept: at most 256, one page. `day` is null for the latest. */
export const conversationsQuery = (deviceId: string, day: string | null, order: ConversationOrder) =>
  queryOptions({
    queryKey: queryKeys.conversations(deviceId, day, order),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ order, limit: PAGE_ITEMS, ...(day === null ? {} : { day }) }).toString()
      return getJson(`${devicePath(deviceId)}/conversations?${query}`, ConversationsDocument, signal)
    },
    placeholderData: keepPreviousData,
  })

/** Devices that show a sign of this one. */
export const peersQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.peers(deviceId),
    queryFn: ({ signal }) => getJson(`${devicePath(deviceId)}/peers`, PeersDocument, signal),
  })

/** Devices whose id, name or address matches; the first page is enough for a search box. */
export const deviceSearchQuery = (text: string) =>
  queryOptions({
    queryKey: queryKeys.deviceSearch(text),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q: text, limit: SEARCH_ITEMS }).toString()
      return getItems(`/api/v1/devices?${query}`, DeviceDocument, 1, signal)
    },
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
