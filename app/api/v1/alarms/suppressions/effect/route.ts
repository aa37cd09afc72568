import { previewSuppression } from '@/lib/contracts/operations/alarms'
import { operate } from '@/lib/server/operate'
import { suppressionEffect } from '@/lib/server/services/alarm-suppressions'

export const dynamic = 'force-dynamic'

export const POST = operate(previewSuppression, ({ pool, body, now }) => suppressionEffect(pool, body, now))
