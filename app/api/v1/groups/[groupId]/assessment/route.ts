import { getGroupAssessment } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { assessGroupAt } from '@/lib/server/services/group-assessments'

export const dynamic = 'force-dynamic'

export const GET = operate(getGroupAssessment, ({ pool, params, query, now }) =>
  assessGroupAt(pool, params.groupId, query.at ?? null, now),
)
