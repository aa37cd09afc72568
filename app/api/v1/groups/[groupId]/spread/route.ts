import { listGroupSpread } from '@/lib/contracts/operations/groups'
import { DAY_MS } from '@/lib/domain/time'
import { operate } from '@/lib/server/operate'
import { readGroupSpread } from '@/lib/server/services/group-assessments'

export const dynamic = 'force-dynamic'

const DAYS = 30

export const GET = operate(listGroupSpread, ({ pool, params, query, now }) => {
  const { to = now, from = to - DAYS * DAY_MS } = query
  return readGroupSpread(pool, { groupId: params.groupId, from, to })
})
