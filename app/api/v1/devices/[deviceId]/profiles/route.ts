import { listProfiles } from '@/lib/contracts/operations/profiles'
import { operate } from '@/lib/server/operate'
import { pageProfiles } from '@/lib/server/services/read-profiles'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listProfiles, async ({ pool, request, params, query }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return pageProfiles(pool, id, query.cursor, query.limit)
})
