import { getProfileDifference } from '@/lib/contracts/operations/profiles'
import { operate } from '@/lib/server/operate'
import { compareProfiles } from '@/lib/server/services/read-profiles'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getProfileDifference, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return compareProfiles(pool, id, query.from, query.to ?? now)
})
