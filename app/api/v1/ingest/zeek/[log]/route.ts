import { ingestZeek } from '@/lib/contracts/operations/ingest'
import { unprocessable } from '@/lib/server/errors'
import { respondIngest } from '@/lib/server/ingest-response'
import { operate } from '@/lib/server/operate'
import { bodyStream, requireLogType } from '@/lib/server/request-body'
import { ingestZeekConn } from '@/lib/server/services/ingest-zeek'
import { requireSensor } from '@/lib/server/services/require-sensor'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestZeek, async ({ pool, actor, params: { log }, query, request }) => {
  const sensor = requireSensor(actor, query.sensor)
  if (log !== 'conn') throw unprocessable(`Of the Zeek logs, conn can be read; ${log.slice(0, 40)} cannot yet.`)
  requireLogType(request)
  return respondIngest(await ingestZeekConn(pool, sensor, bodyStream(request), Date.now))
})
