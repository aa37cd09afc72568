import { getPool } from '@/lib/server/db'
import { unprocessable } from '@/lib/server/errors'
import { route, type Params } from '@/lib/server/http'
import { respondIngest } from '@/lib/server/ingest-response'
import { bodyStream, requireLogType } from '@/lib/server/request-body'
import { authenticate } from '@/lib/server/services/authenticate'
import { ingestZeekConn } from '@/lib/server/services/ingest-zeek'
import { requireSensor } from '@/lib/server/services/require-sensor'

export const dynamic = 'force-dynamic'

export const POST = route<Params<'log'>>(async (request, { params }) => {
  const actor = await authenticate(getPool(), request, 'ingest', Date.now())
  const sensor = requireSensor(actor, new URL(request.url).searchParams.get('sensor'))
  const { log } = await params
  if (log !== 'conn') throw unprocessable(`Of the Zeek logs, conn can be read; ${log.slice(0, 40)} cannot yet.`)
  requireLogType(request)
  return respondIngest(await ingestZeekConn(getPool(), sensor, bodyStream(request), Date.now))
})
