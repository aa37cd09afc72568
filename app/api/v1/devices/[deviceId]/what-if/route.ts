import { getWhatIf } from '@/lib/contracts/operations/profiles'
import { operate } from '@/lib/server/operate'
import { imagineWithout } from '@/lib/server/services/compare-assessments'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getWhatIf, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return imagineWithout(pool, id, query.off, query.at ?? now)
})
