import { changeGroup, deleteGroup, getGroup } from '@/lib/contracts/operations/groups'
import { operate } from '@/lib/server/operate'
import { changeGroup as writeGroup, deleteGroup as removeGroup } from '@/lib/server/services/change-group'
import { readGroup } from '@/lib/server/services/read-groups'

export const dynamic = 'force-dynamic'

export const GET = operate(getGroup, ({ pool, params }) => readGroup(pool, params.groupId))

export const PATCH = operate(changeGroup, ({ pool, actor, params, body, now }) =>
  writeGroup(pool, actor, params.groupId, body, now),
)

export const DELETE = operate(deleteGroup, async ({ pool, actor, params, now }) => {
  await removeGroup(pool, actor, params.groupId, now)
  return null
})
