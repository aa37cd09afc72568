import { listRejects } from '@/lib/contracts/operations/ingest-status'
import { operate } from '@/lib/server/operate'
import { pageRejects } from '@/lib/server/services/read-rejects'

export const dynamic = 'force-dynamic'

export const GET = operate(listRejects, ({ pool, query }) => pageRejects(pool, query))
