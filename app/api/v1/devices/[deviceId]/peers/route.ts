import { listPeers } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { readPeers } from '@/lib/server/services/read-peers'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listPeers, async ({ pool, request, params }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return readPeers(pool, id)
})
