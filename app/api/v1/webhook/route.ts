import { deleteWebhook, getWebhook, setWebhook } from '@/lib/contracts/operations/webhook'
import { operate } from '@/lib/server/operate'
import { readWebhook, removeWebhook, saveWebhook } from '@/lib/server/services/configure-webhook'

export const dynamic = 'force-dynamic'

export const GET = operate(getWebhook, ({ pool }) => readWebhook(pool))

export const PUT = operate(setWebhook, ({ pool, actor, body, now }) => saveWebhook(pool, actor, body, now))

export const DELETE = operate(deleteWebhook, async ({ pool, actor, now }) => {
  await removeWebhook(pool, actor, now)
  return null
})
