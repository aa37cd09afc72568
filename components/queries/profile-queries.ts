import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { AssessmentDifferenceDocument, WhatIfDocument } from '@/lib/contracts/difference'
import { DeviceProfileDocument, ProfileDifferenceDocument, ProfileVersionDocument } from '@/lib/contracts/profile'
import { RegistryDocument, type RegistryChange } from '@/lib/contracts/registry'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const devicePath = (deviceId: string): string => `/api/v1/devices/${encodeURIComponent(deviceId)}`
const VERSIONS_SHOWN = '20'

export const profileQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.profile(deviceId),
    queryFn: ({ signal }) => getJson(`${devicePath(deviceId)}/profile`, DeviceProfileDocument, signal),
  })

export const profileVersionsQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.profileVersions(deviceId),
    queryFn: ({ signal }) =>
      getJson(`${devicePath(deviceId)}/profiles?limit=${VERSIONS_SHOWN}`, listOf(ProfileVersionDocument), signal),
  })

/** What became other since a time (ISO). */
export const profileDifferenceQuery = (deviceId: string, from: string) =>
  queryOptions({
    queryKey: queryKeys.profileDifference(deviceId, from),
    queryFn: ({ signal }) =>
      getJson(
        `${devicePath(deviceId)}/profiles/difference?from=${encodeURIComponent(from)}`,
        ProfileDifferenceDocument,
        signal,
      ),
  })

/** Both times are ISO. */
export const assessmentDifferenceQuery = (deviceId: string, from: string, to: string) =>
  queryOptions({
    queryKey: queryKeys.assessmentDifference(deviceId, from, to),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ from, to }).toString()
      return getJson(`${devicePath(deviceId)}/assessments/difference?${query}`, AssessmentDifferenceDocument, signal)
    },
  })

/** `at` is the ISO time of the assessment that is looked at. */
export const whatIfQuery = (deviceId: string, off: readonly string[], at: string) =>
  queryOptions({
    queryKey: queryKeys.whatIf(deviceId, off, at),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ off: off.join(','), at }).toString()
      return getJson(`${devicePath(deviceId)}/what-if?${query}`, WhatIfDocument, signal)
    },
    placeholderData: keepPreviousData,
  })

export const registryQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.registry(deviceId),
    queryFn: ({ signal }) => getJson(`${devicePath(deviceId)}/registry`, RegistryDocument, signal),
  })

export const changeRegistry = (deviceId: string, change: z.infer<typeof RegistryChange>) =>
  sendJson('PATCH', `${devicePath(deviceId)}/registry`, change, RegistryDocument)
