import { listEvidence } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { readEvidence } from '@/lib/server/services/read-findings'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listEvidence, async ({ pool, request, params }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return readEvidence(pool, id, params.findingId)
})
