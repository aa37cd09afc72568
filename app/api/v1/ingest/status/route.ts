import { getIngestStatus } from '@/lib/contracts/operations/ingest-status'
import { operate } from '@/lib/server/operate'
import { readIngestStatus } from '@/lib/server/services/read-ingest-status'

export const dynamic = 'force-dynamic'

export const GET = operate(getIngestStatus, ({ pool, query, now }) => readIngestStatus(pool, query, now))
