import { z } from 'zod'
import { REJECT_CODES } from '@/lib/domain/parsed'
import { IngestStatusDocument, RejectDocument } from '../ingest-status'
import { json, operation } from '../operation'
import { pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf } from '../shared'

const tag = 'Ingest'

export const getIngestStatus = operation({
  id: 'getIngestStatus',
  method: 'GET',
  path: '/api/v1/ingest/status',
  access: 'read',
  tag,
  summary: 'What arrives from each source, what was not taken, and who is silent',
  query: z.object(pageQuery()),
  answer: json(IngestStatusDocument),
})

export const listRejects = operation({
  id: 'listRejects',
  method: 'GET',
  path: '/api/v1/ingest/rejects',
  access: 'read',
  tag,
  summary: 'What was not taken and why, the latest first',
  description: 'Of each source the latest 1,000 are kept, for 30 days.',
  query: z.object({
    source: z.string().max(SEARCH_LENGTH_MAX).default('').describe('Exactly this sensor or token'),
    code: z.enum(REJECT_CODES).nullable().default(null),
    ...pageQuery(),
  }),
  answer: json(listOf(RejectDocument)),
})

export const INGEST_STATUS_OPERATIONS = [getIngestStatus, listRejects]
