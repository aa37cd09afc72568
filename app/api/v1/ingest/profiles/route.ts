import { ingestProfiles } from '@/lib/contracts/operations/profiles'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { BATCH_BYTES_MAX, requireBatchType, withBody } from '@/lib/server/request-body'
import { ingestProfiles as takeProfiles } from '@/lib/server/services/ingest-events'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestProfiles, ({ pool, actor, request, now }) => {
  requireBatchType(request)
  return withBody(request, BATCH_BYTES_MAX, async (body) =>
    respondIngest(await takeProfiles(pool, actor, body.toString('utf8'), now)),
  )
})
