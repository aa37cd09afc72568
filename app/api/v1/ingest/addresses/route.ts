import { ingestAddresses } from '@/lib/contracts/operations/ingest'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { BATCH_BYTES_MAX, requireBatchType, withBody } from '@/lib/server/request-body'
import { ingestAddresses as takeAddresses } from '@/lib/server/services/ingest-addresses'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestAddresses, ({ pool, actor, request, now }) => {
  requireBatchType(request)
  return withBody(request, BATCH_BYTES_MAX, async (body) =>
    respondIngest(await takeAddresses(pool, actor, body.toString('utf8'), now)),
  )
})
