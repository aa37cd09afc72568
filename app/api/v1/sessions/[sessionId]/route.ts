import { revokeSession } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { endOwnSession } from '@/lib/server/services/own-account'

export const dynamic = 'force-dynamic'

export const DELETE = operate(revokeSession, async ({ pool, actor, params, now }) => {
  await endOwnSession(pool, actor, params.sessionId, now)
  return null
})
