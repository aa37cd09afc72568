import { getAssessmentDifference } from '@/lib/contracts/operations/profiles'
import { operate } from '@/lib/server/operate'
import { compareAssessments } from '@/lib/server/services/compare-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getAssessmentDifference, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return compareAssessments(pool, id, query.from, query.to ?? now, now)
})
