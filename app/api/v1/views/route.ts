import { listViews, saveView } from '@/lib/contracts/operations/views'
import { operate } from '@/lib/server/operate'
import { listViews as readViews, saveView as keepView } from '@/lib/server/services/saved-views'

export const dynamic = 'force-dynamic'

export const GET = operate(listViews, ({ pool, actor, query }) => readViews(pool, actor, query.screen))

export const POST = operate(saveView, ({ pool, actor, body, now }) => keepView(pool, actor, body, now))
