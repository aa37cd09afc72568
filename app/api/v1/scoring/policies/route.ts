import { listPolicies, savePolicy } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { savePolicy as keepPolicy } from '@/lib/server/services/change-policy'
import { pagePolicies } from '@/lib/server/services/read-policies'

export const dynamic = 'force-dynamic'

export const GET = operate(listPolicies, ({ pool, query }) => pagePolicies(pool, query))

export const POST = operate(savePolicy, ({ pool, actor, body, now }) => keepPolicy(pool, actor, body, now))
