import { getProfile } from '@/lib/contracts/operations/profiles'
import { operate } from '@/lib/server/operate'
import { readProfile } from '@/lib/server/services/read-profiles'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getProfile, async ({ pool, request, params }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return readProfile(pool, id)
})
