import { REPORT_BYTES_MAX } from '@/lib/ingest/limits'
import { getPool } from '@/lib/server/db'
import { route, type Params } from '@/lib/server/http'
import { reportFormatOf, withBody } from '@/lib/server/request-body'
import { authenticate } from '@/lib/server/services/authenticate'
import { ingestReport } from '@/lib/server/services/ingest-reports'

export const dynamic = 'force-dynamic'

const CONTENT_TYPE = { json: 'application/json', cbor: 'application/cbor' } as const

export const POST = route<Params<'thingName'>>(async (request, { params }) => {
  const actor = await authenticate(getPool(), request, 'ingest', Date.now())
  const format = reportFormatOf(request)
  const { thingName } = await params
  return withBody(request, REPORT_BYTES_MAX, async (bytes) => {
    const { reply, isAccepted } = await ingestReport(getPool(), actor, { thingName, bytes, format }, Date.now())
    return new Response(Buffer.from(reply), {
      status: isAccepted ? 200 : 422,
      headers: { 'Content-Type': CONTENT_TYPE[format], 'Cache-Control': 'no-store' },
    })
  })
})
