import { getAssessment } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { assessDeviceAt, assessDeviceNow } from '@/lib/server/services/read-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getAssessment, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return query.at === undefined ? assessDeviceNow(pool, id, now) : assessDeviceAt(pool, id, query.at, now)
})
