import { getRule } from '@/lib/contracts/operations/catalog'
import { operate } from '@/lib/server/operate'
import { readRule } from '@/lib/server/services/read-catalog'

export const dynamic = 'force-dynamic'

export const GET = operate(getRule, ({ pool, params }) => readRule(pool, params.ruleId))
