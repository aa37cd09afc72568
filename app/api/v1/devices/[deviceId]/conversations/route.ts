import { listConversations } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { pageConversations } from '@/lib/server/services/read-conversations'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listConversations, async ({ pool, request, params, query }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return pageConversations(pool, id, query)
})
