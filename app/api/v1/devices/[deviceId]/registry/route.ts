import { changeRegistry, getRegistry } from '@/lib/contracts/operations/registry'
import { operate } from '@/lib/server/operate'
import { changeRegistry as writeRegistry, readDeviceRegistry } from '@/lib/server/services/change-registry'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getRegistry, async ({ pool, request, params }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return readDeviceRegistry(pool, id)
})

export const PATCH = operate(changeRegistry, async ({ pool, actor, request, params, body, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return writeRegistry(pool, actor, { ...body, id }, now)
})
