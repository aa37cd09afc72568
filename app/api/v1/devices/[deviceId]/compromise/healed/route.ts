import { healCompromise } from '@/lib/contracts/operations/judgements'
import { operate } from '@/lib/server/operate'
import { healCompromise as heal } from '@/lib/server/services/confirm-compromise'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const POST = operate(healCompromise, async ({ pool, actor, request, params, body, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return heal(pool, actor, id, body.reason, now)
})
