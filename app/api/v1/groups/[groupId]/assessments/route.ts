import { listGroupAssessments } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { pageGroupAssessments } from '@/lib/server/services/group-assessments'

export const dynamic = 'force-dynamic'

export const GET = operate(listGroupAssessments, ({ pool, params, query, now }) => {
  const { from, to = now, cursor, limit } = query
  return pageGroupAssessments(pool, { groupId: params.groupId, from, to }, cursor, limit)
})
