import { undoJudgement } from '@/lib/contracts/operations/judgements'
import { operate } from '@/lib/server/operate'
import { undoJudgement as undo } from '@/lib/server/services/judge-finding'

export const dynamic = 'force-dynamic'

export const POST = operate(undoJudgement, ({ pool, actor, params, now }) => undo(pool, actor, params.judgementId, now))
