import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import { SampleFleetDocument } from '@/lib/contracts/sample-fleet'
import type { SampleState } from '@/lib/domain/sample-fleet'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const SAMPLE = '/api/v1/sample-fleet'
const MOVING_POLL_MS = 2_000

/** Whether the worker is at it. */
export const isSampleMoving = (state: SampleState | undefined): boolean =>
  state === 'waiting' || state === 'loading' || state === 'removing'

export const sampleFleetQuery = () =>
  queryOptions({
    queryKey: queryKeys.sampleFleet(),
    queryFn: ({ signal }) => getJson(SAMPLE, SampleFleetDocument, signal),
    refetchInterval: ({ state }) => (isSampleMoving(state.data?.state) ? MOVING_POLL_MS : false),
  })

export const loadSampleFleet = () => sendJson('POST', SAMPLE, undefined, SampleFleetDocument)

export const removeSampleFleet = () => sendJson('DELETE', SAMPLE, undefined, SampleFleetDocument)
