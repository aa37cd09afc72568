import { ingestReport } from '@/lib/contracts/operations/ingest'
import { REPORT_BYTES_MAX } from '@/lib/ingest/limits'
import { operate } from '@/lib/server/operate'
import { reportFormatOf, withBody } from '@/lib/server/request-body'
import { ingestReport as takeReport } from '@/lib/server/services/ingest-reports'

export const dynamic = 'force-dynamic'

const CONTENT_TYPE = { json: 'application/json', cbor: 'application/cbor' } as const

export const POST = operate(ingestReport, ({ pool, actor, params: { thingName }, request, now }) => {
  const format = reportFormatOf(request)
  return withBody(request, REPORT_BYTES_MAX, async (bytes) => {
    const { reply, isAccepted } = await takeReport(pool, actor, { thingName, bytes, format }, now)
    return new Response(Buffer.from(reply), {
      status: isAccepted ? 200 : 422,
      headers: { 'Content-Type': CONTENT_TYPE[format], 'Cache-Control': 'no-store' },
    })
  })
})
