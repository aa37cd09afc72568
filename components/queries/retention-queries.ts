import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import {
  RetentionDocument,
  RetentionPreview,
  type RetentionPreviewRequest,
  type RetentionRequest,
} from '@/lib/contracts/retention'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const RETENTION = '/api/v1/retention'

export const retentionQuery = () =>
  queryOptions({
    queryKey: queryKeys.retention(),
    queryFn: ({ signal }) => getJson(RETENTION, RetentionDocument, signal),
  })

export const previewRetention = (request: RetentionPreviewRequest) =>
  sendJson('POST', `${RETENTION}/preview`, request, RetentionPreview)

export const changeRetention = (request: RetentionRequest) => sendJson('PATCH', RETENTION, request, RetentionDocument)
