import { removeView, renameView } from '@/lib/contracts/operations/views'
import { operate } from '@/lib/server/operate'
import { removeView as dropView, renameView as nameView } from '@/lib/server/services/saved-views'

export const dynamic = 'force-dynamic'

export const PATCH = operate(renameView, ({ pool, actor, params, body }) =>
  nameView(pool, actor, params.viewId, body.name),
)

export const DELETE = operate(removeView, async ({ pool, actor, params }) => {
  await dropView(pool, actor, params.viewId)
  return null
})
