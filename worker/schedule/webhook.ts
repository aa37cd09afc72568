import type { Pool } from 'pg'
import { log } from '@/lib/server/log'
import { deliverWebhook } from '@/lib/server/services/deliver-webhook'
import type { Job } from '@/worker/schedule/scheduler'

/** Tells the webhook of alarms, and again until it was heard. `allow`: networks it may reach though not public. */
export const webhookJob = (pool: Pool, allow: readonly string[]): Job => ({
  name: 'webhook',
  intervalMs: 2_000,
  run: async (signal) => {
    const { delivered, failed } = await deliverWebhook(pool, allow, Date.now, signal)
    if (failed > 0) log.warn({ delivered, failed }, 'The webhook did not take all that it was told; it is tried again')
  },
})
