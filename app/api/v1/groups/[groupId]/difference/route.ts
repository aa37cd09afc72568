import { getGroupDifference } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { compareGroup } from '@/lib/server/services/group-assessments'

export const dynamic = 'force-dynamic'

export const GET = operate(getGroupDifference, ({ pool, params, query, now }) =>
  compareGroup(pool, params.groupId, query.from, query.to ?? now),
)
