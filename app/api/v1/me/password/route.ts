import { changePassword } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { changeOwnPassword } from '@/lib/server/services/own-account'

export const dynamic = 'force-dynamic'

export const PUT = operate(changePassword, async ({ pool, actor, body, now }) => {
  await changeOwnPassword(pool, actor, body, now)
  return null
})
