import { revokeToken } from '@/lib/contracts/operations/tokens'
import { operate } from '@/lib/server/operate'
import { revokeToken as revoke } from '@/lib/server/services/tokens'

export const dynamic = 'force-dynamic'

export const DELETE = operate(revokeToken, async ({ pool, actor, params, now }) => {
  await revoke(pool, actor, params.tokenId, now)
  return null
})
