import { z } from 'zod'
import { AuditDocument, AuditVerification } from '../audit'
import { json, operation } from '../operation'
import { pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'Audit'
const Filter = z.string().max(SEARCH_LENGTH_MAX).default('')

export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  access: 'administer',
  tag,
  summary: 'Privileged acts, the newest first',
  query: z.object({
    actor: Filter.describe('Exactly this actor'),
    action: Filter.describe('This action, or all of a noun: person.invite, person'),
    target: Filter.describe('Exactly this target'),
    ...pageQuery(),
  }),
  answer: json(listOf(AuditDocument)),
})

export const verifyAudit = operation({
  id: 'verifyAudit',
  method: 'GET',
  path: '/api/v1/audit/verification',
  access: 'administer',
  tag,
  summary: 'Checks that a stretch of the audit log is as it was written',
  description: 'Looks at up to 10,000 entries; go on with after = nextAfter until that is null.',
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  answer: json(AuditVerification),
})

export const AUDIT_OPERATIONS = [listAudit, verifyAudit]
