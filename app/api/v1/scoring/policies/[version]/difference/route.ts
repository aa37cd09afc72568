import { getPolicyDifference } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { comparePolicies } from '@/lib/server/services/read-policies'

export const dynamic = 'force-dynamic'

export const GET = operate(getPolicyDifference, ({ pool, params, query }) =>
  comparePolicies(pool, params.version, query.with),
)
