import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import {
  PolicyActivation,
  PolicyDifference,
  PolicyDocument,
  PolicyPreview,
  PolicySummary,
  type PolicyActivationRequest,
  type PolicyChangeRequest,
  type PolicySaveRequest,
} from '@/lib/contracts/policy'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const POLICIES = '/api/v1/scoring/policies'
/** How often to look how far the fleet is while it is scored anew, and whether it is. */
const UNDER_WAY_MS = 2_000
const AT_REST_MS = 30_000

const policyPath = (version: string): string => `${POLICIES}/${encodeURIComponent(version)}`

export const policiesQuery = () => pagesQuery(queryKeys.policies(), POLICIES, {}, PolicySummary)

export const policyQuery = (version: string) =>
  queryOptions({
    queryKey: queryKeys.policy(version),
    queryFn: ({ signal }) => getJson(policyPath(version), PolicyDocument, signal),
  })

export const policyDifferenceQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: queryKeys.policyDifference(from, to),
    queryFn: ({ signal }) =>
      getJson(`${policyPath(from)}/difference?with=${encodeURIComponent(to)}`, PolicyDifference, signal),
  })

const isUnderWay = (activation: PolicyActivation | undefined): boolean =>
  activation !== undefined && activation.activatedAt !== null && activation.finishedAt === null

export const policyActivationQuery = () =>
  queryOptions({
    queryKey: queryKeys.policyActivation(),
    queryFn: ({ signal }) => getJson('/api/v1/scoring/activation', PolicyActivation, signal),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? UNDER_WAY_MS : AT_REST_MS),
  })

export const previewPolicy = (request: PolicyChangeRequest) =>
  sendJson('POST', `${POLICIES}/preview`, request, PolicyPreview)

export const savePolicy = (request: PolicySaveRequest) => sendJson('POST', POLICIES, request, PolicySummary)

export const activatePolicy = ({ version, ...request }: PolicyActivationRequest & { version: string }) =>
  sendJson('POST', `${policyPath(version)}/activation`, request, PolicyActivation)

/** What putting a version in force would do to the fleet; asked anew each time, for the fleet goes on. */
export const versionPreviewQuery = (version: string, active: string) =>
  queryOptions({
    queryKey: queryKeys.policyPreview(version, active),
    queryFn: () => previewPolicy({ madeFrom: version, changes: {} }),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  })
