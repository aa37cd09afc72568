import { previewJudgement } from '@/lib/contracts/operations/judgements'
import { operate } from '@/lib/server/operate'
import { previewJudgement as preview } from '@/lib/server/services/preview-judgement'

export const dynamic = 'force-dynamic'

export const POST = operate(previewJudgement, ({ pool, body, now }) => preview(pool, body, now))
