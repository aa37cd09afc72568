import { endSuppression } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { endSuppression as end } from '@/lib/server/services/alarm-suppressions'

export const dynamic = 'force-dynamic'

export const DELETE = operate(endSuppression, async ({ pool, actor, params, now }) => {
  await end(pool, actor, params.suppressionId, now)
  return null
})
