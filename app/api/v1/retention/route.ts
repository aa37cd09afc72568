import { changeRetention, getRetention } from '@/lib/contracts/operations/retention'
import { operate } from '@/lib/server/operate'
import { changeRetention as change, readRetention } from '@/lib/server/services/retention'

export const dynamic = 'force-dynamic'

export const GET = operate(getRetention, ({ pool }) => readRetention(pool))

export const PATCH = operate(changeRetention, ({ pool, actor, body, now }) => change(pool, actor, body, now))
