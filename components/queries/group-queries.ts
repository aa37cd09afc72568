import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import { DeviceDocument } from '@/lib/contracts/device'
import {
  GroupAssessmentDocument,
  GroupDifferenceDocument,
  GroupDocument,
  GroupSpreadPoint,
  type GroupRequest,
} from '@/lib/contracts/group'
import { listOf } from '@/lib/contracts/shared'
import { getItems, getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const GROUPS = '/api/v1/groups'
/** The devices of a group that its page shows before the way to all of them. */
const DEVICES_SHOWN = '10'

const groupPath = (groupId: string): string => `${GROUPS}/${encodeURIComponent(groupId)}`

export type GroupListQuery = { q: string; kind: string; sort: string }

export const groupsQuery = (query: GroupListQuery) => pagesQuery(queryKeys.groups(query), GROUPS, query, GroupDocument)

export const groupQuery = (groupId: string) =>
  queryOptions({
    queryKey: queryKeys.group(groupId),
    queryFn: ({ signal }) => getJson(groupPath(groupId), GroupDocument, signal),
  })

export const groupAssessmentQuery = (groupId: string) =>
  queryOptions({
    queryKey: queryKeys.groupAssessment(groupId),
    queryFn: ({ signal }) => getJson(`${groupPath(groupId)}/assessment`, GroupAssessmentDocument, signal),
  })

/** `from` is an ISO time; the difference is to now. */
export const groupDifferenceQuery = (groupId: string, from: string) =>
  queryOptions({
    queryKey: queryKeys.groupDifference(groupId, from),
    queryFn: ({ signal }) =>
      getJson(`${groupPath(groupId)}/difference?from=${encodeURIComponent(from)}`, GroupDifferenceDocument, signal),
  })

export const groupDevicesQuery = (groupId: string) =>
  queryOptions({
    queryKey: queryKeys.groupDevices(groupId),
    queryFn: ({ signal }) =>
      getItems(`${groupPath(groupId)}/devices?limit=${DEVICES_SHOWN}`, DeviceDocument, 1, signal),
  })

/** The last 30 days. */
export const groupSpreadQuery = (groupId: string) =>
  queryOptions({
    queryKey: queryKeys.groupSpread(groupId),
    queryFn: ({ signal }) => getJson(`${groupPath(groupId)}/spread`, listOf(GroupSpreadPoint), signal),
  })

export const createGroup = (request: GroupRequest) => sendJson('POST', GROUPS, request, GroupDocument)

export const deleteGroup = (groupId: string) => sendOnly('DELETE', groupPath(groupId))
