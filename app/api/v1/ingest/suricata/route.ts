import { ingestSuricata } from '@/lib/contracts/operations/ingest'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { bodyStream, requireLogType } from '@/lib/server/request-body'
import { ingestEve } from '@/lib/server/services/ingest-network'
import { requireSensor } from '@/lib/server/services/require-sensor'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestSuricata, async ({ pool, actor, query, request }) => {
  const sensor = requireSensor(actor, query.sensor)
  requireLogType(request)
  return respondIngest(await ingestEve(pool, sensor, bodyStream(request), Date.now))
})
