import { AssessmentDocument } from '@/lib/contracts/assessment'
import { getPool } from '@/lib/server/db'
import { respond, route, type Params } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { assessDeviceAt, momentOf } from '@/lib/server/services/read-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = route<Params<'deviceId'>>(async (request, { params }) => {
  const now = Date.now()
  await authenticate(getPool(), request, 'read', now)
  const at = momentOf(new URL(request.url).searchParams, 'at', now)
  const { id } = await requireDevice(getPool(), request, (await params).deviceId)
  return respond(AssessmentDocument, await assessDeviceAt(getPool(), id, at, now))
})
