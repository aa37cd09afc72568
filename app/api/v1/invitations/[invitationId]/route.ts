import { revokeInvitation } from '@/lib/contracts/operations/people'
import { operate } from '@/lib/server/operate'
import { revokeInvitation as revoke } from '@/lib/server/services/invitations'

export const dynamic = 'force-dynamic'

export const DELETE = operate(revokeInvitation, async ({ pool, actor, params, now }) => {
  await revoke(pool, actor, params.invitationId, now)
  return null
})
