import { ingestZeek } from '@/lib/contracts/operations/ingest'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { bodyStream, requireLogType } from '@/lib/server/request-body'
import { ingestZeekLog } from '@/lib/server/services/ingest-network'
import { requireSensor } from '@/lib/server/services/require-sensor'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestZeek, async ({ pool, actor, params: { log }, query, request }) => {
  const sensor = requireSensor(actor, query.sensor)
  requireLogType(request)
  return respondIngest(await ingestZeekLog(pool, sensor, log, bodyStream(request), Date.now))
})
