import { FindingDocument } from '@/lib/contracts/finding'
import { listOf } from '@/lib/contracts/shared'
import { limitOf } from '@/lib/server/cursor'
import { getPool } from '@/lib/server/db'
import { respond, route, type Params } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { pageFindings } from '@/lib/server/services/read-findings'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

const FindingList = listOf(FindingDocument)

export const GET = route<Params<'deviceId'>>(async (request, { params }) => {
  await authenticate(getPool(), request, 'read', Date.now())
  const search = new URL(request.url).searchParams
  const { id } = await requireDevice(getPool(), request, (await params).deviceId)
  return respond(FindingList, await pageFindings(getPool(), id, search.get('cursor'), limitOf(search)))
})
