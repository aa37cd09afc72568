import { AssessmentPoint } from '@/lib/contracts/assessment'
import { listOf } from '@/lib/contracts/shared'
import { limitOf } from '@/lib/server/cursor'
import { getPool } from '@/lib/server/db'
import { respond, route, type Params } from '@/lib/server/http'
import { authenticate } from '@/lib/server/services/authenticate'
import { momentOf, pageAssessments } from '@/lib/server/services/read-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

/** A chart wants many points at once. */
const POINTS_PER_PAGE = 500
const History = listOf(AssessmentPoint)

export const GET = route<Params<'deviceId'>>(async (request, { params }) => {
  const now = Date.now()
  await authenticate(getPool(), request, 'read', now)
  const search = new URL(request.url).searchParams
  const period = { from: momentOf(search, 'from', 0), to: momentOf(search, 'to', now) }
  const { id } = await requireDevice(getPool(), request, (await params).deviceId)
  const limit = limitOf(search, POINTS_PER_PAGE)
  return respond(History, await pageAssessments(getPool(), { deviceId: id, ...period }, search.get('cursor'), limit))
})
