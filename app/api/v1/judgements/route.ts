import { judge, listJudgements } from '@/lib/contracts/operations/judgements'
import { operate } from '@/lib/server/operate'
import { judgeFinding } from '@/lib/server/services/judge-finding'
import { pageJudgements } from '@/lib/server/services/read-judgements'

export const dynamic = 'force-dynamic'

export const GET = operate(listJudgements, ({ pool, query, now }) => pageJudgements(pool, query, now))

export const POST = operate(judge, ({ pool, actor, body, now }) => judgeFinding(pool, actor, body, now))
