import { json, operation } from '../operation'
import { RetentionDocument, RetentionPreview, RetentionPreviewRequest, RetentionRequest } from '../retention'

const tag = 'Retention'

export const getRetention = operation({
  id: 'getRetention',
  method: 'GET',
  path: '/api/v1/retention',
  access: 'read',
  tag,
  summary: 'How long things are kept, and what is stored of them',
  description: 'Rows are estimates of the database; nothing is counted.',
  answer: json(RetentionDocument),
})

export const previewRetention = operation({
  id: 'previewRetention',
  method: 'POST',
  path: '/api/v1/retention/preview',
  access: 'administer',
  tag,
  summary: 'About how much a change would remove',
  body: { kind: 'json', schema: RetentionPreviewRequest, example: { days: { conversations: 14 } } },
  answer: json(RetentionPreview),
  refusals: [413, 415],
})

export const changeRetention = operation({
  id: 'changeRetention',
  method: 'PATCH',
  path: '/api/v1/retention',
  access: 'administer',
  tag,
  summary: 'Changes how long things are kept',
  description: 'The worker removes what is older within the hour; what is removed is gone.',
  body: {
    kind: 'json',
    schema: RetentionRequest,
    example: { days: { conversations: 14 }, before: { conversations: 30 }, confirmsRemoval: true, reason: 'Disk' },
  },
  answer: json(RetentionDocument),
  refusals: [409, 413, 415],
})

export const RETENTION_OPERATIONS = [getRetention, previewRetention, changeRetention]
