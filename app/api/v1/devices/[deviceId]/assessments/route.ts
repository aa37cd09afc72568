import { listAssessments } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { pageAssessments } from '@/lib/server/services/read-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listAssessments, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  const { from, to = now, cursor, limit } = query
  return pageAssessments(pool, { deviceId: id, from, to }, cursor, limit)
})
