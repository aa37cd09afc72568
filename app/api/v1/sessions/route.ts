import { listSessions, revokeSessions } from '@/lib/contracts/operations/session'
import { operate } from '@/lib/server/operate'
import { endOwnSessions, listOwnSessions } from '@/lib/server/services/own-account'

export const dynamic = 'force-dynamic'

export const GET = operate(listSessions, ({ pool, actor, now }) => listOwnSessions(pool, actor, now))

export const DELETE = operate(revokeSessions, async ({ pool, actor, now }) => {
  await endOwnSessions(pool, actor, now)
  return null
})
