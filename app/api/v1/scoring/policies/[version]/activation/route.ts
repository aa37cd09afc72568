import { activatePolicy } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { activatePolicy as activate } from '@/lib/server/services/change-policy'

export const dynamic = 'force-dynamic'

export const POST = operate(activatePolicy, ({ pool, actor, params, body, now }) =>
  activate(pool, actor, params.version, body, now),
)
