import { getPool } from '@/lib/server/db'
import { route } from '@/lib/server/http'
import { respondIngest } from '@/lib/server/ingest-response'
import { BATCH_BYTES_MAX, requireBatchType, withBody } from '@/lib/server/request-body'
import { authenticate } from '@/lib/server/services/authenticate'
import { ingestEvents } from '@/lib/server/services/ingest-events'

export const dynamic = 'force-dynamic'

export const POST = route(async (request) => {
  const actor = await authenticate(getPool(), request, 'ingest', Date.now())
  requireBatchType(request)
  return withBody(request, BATCH_BYTES_MAX, async (body) =>
    respondIngest(await ingestEvents(getPool(), actor, body.toString('utf8'), Date.now())),
  )
})
