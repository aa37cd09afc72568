import { listFindings } from '@/lib/contracts/operations/devices'
import { operate } from '@/lib/server/operate'
import { pageFindings } from '@/lib/server/services/read-findings'
import { requireDevice } from '@/lib/server/services/require-device'

export const dynamic = 'force-dynamic'

export const GET = operate(listFindings, async ({ pool, request, params, query, now }) => {
  const { id } = await requireDevice(pool, request, params.deviceId)
  return pageFindings(pool, id, query.cursor, query.limit, now)
})
