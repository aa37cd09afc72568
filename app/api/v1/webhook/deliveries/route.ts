import { listWebhookDeliveries } from '@/lib/contracts/operations/webhook'
import { operate } from '@/lib/server/operate'
import { pageDeliveries } from '@/lib/server/services/configure-webhook'

export const dynamic = 'force-dynamic'

export const GET = operate(listWebhookDeliveries, ({ pool, query }) => pageDeliveries(pool, query))
