import { revokePersonSessions } from '@/lib/contracts/operations/people'
import { operate } from '@/lib/server/operate'
import { revokePersonSessions as revoke } from '@/lib/server/services/change-person'

export const dynamic = 'force-dynamic'

export const DELETE = operate(revokePersonSessions, async ({ pool, actor, params, now }) => {
  await revoke(pool, actor, params.personId, now)
  return null
})
