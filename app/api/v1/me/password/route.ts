import { changePassword } from '@/lib/contracts/operations/session'
import { clientAddressOf } from '@/lib/server/auth/client-address'
import { readEnvironment } from '@/lib/server/env'
import { operate } from '@/lib/server/operate'
import { changeOwnPassword } from '@/lib/server/services/own-account'

export const dynamic = 'force-dynamic'

export const PUT = operate(changePassword, async ({ pool, actor, body, request, now }) => {
  const address = clientAddressOf(request.headers, readEnvironment().VEDETTE_TRUST_PROXY)
  await changeOwnPassword(pool, actor, { ...body, address }, now)
  return null
})
