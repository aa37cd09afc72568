import { testWebhook } from '@/lib/contracts/operations/webhook'
import { operate } from '@/lib/server/operate'
import { testWebhook as test } from '@/lib/server/services/configure-webhook'

export const dynamic = 'force-dynamic'

export const POST = operate(testWebhook, ({ pool, actor, now }) => test(pool, actor, now))
