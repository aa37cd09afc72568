import { previewRetention } from '@/lib/contracts/operations/retention'
import { operate } from '@/lib/server/operate'
import { previewRetention as preview } from '@/lib/server/services/retention'

export const dynamic = 'force-dynamic'

export const POST = operate(previewRetention, ({ pool, body, now }) => preview(pool, body.days, now))
