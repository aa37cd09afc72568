import { previewPolicy } from '@/lib/contracts/operations/scoring'
import { operate } from '@/lib/server/operate'
import { previewPolicy as preview } from '@/lib/server/services/preview-policy'

export const dynamic = 'force-dynamic'

export const POST = operate(previewPolicy, ({ pool, actor, body, now }) => preview(pool, actor, body, now))
