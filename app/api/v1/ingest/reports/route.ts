import { ingestReports } from '@/lib/contracts/operations/ingest'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { BATCH_BYTES_MAX, requireBatchType, withBody } from '@/lib/server/request-body'
import { ingestReportBatch } from '@/lib/server/services/ingest-reports'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestReports, ({ pool, actor, request, now }) => {
  requireBatchType(request)
  return withBody(request, BATCH_BYTES_MAX, async (body) =>
    respondIngest(await ingestReportBatch(pool, actor, body.toString('utf8'), now)),
  )
})
