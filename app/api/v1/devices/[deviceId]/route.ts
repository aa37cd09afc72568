import { getDevice } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { deviceDocumentOf } from '@/lib/server/services/device-documents'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(getDevice, async ({ pool, request, params }) =>
  deviceDocumentOf(pool, await requireDevice(pool, request, params.deviceId)),
)
