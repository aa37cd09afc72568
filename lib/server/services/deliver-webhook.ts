import type { Pool } from 'pg'
import { HOUR_MS, MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import {
  findWebhook,
  takeDueDelivery,
  writeTry,
  type DueDelivery,
  type TryOutcome,
  type WebhookRecord,
} from '@/lib/server/repositories/webhooks'
import { postWebhook, type Posted } from '@/lib/server/webhook/post-webhook'
import { SIGNATURE_HEADER, signWebhook } from '@/lib/server/webhook/sign-webhook'

/** Documents sent in one run; the next run goes on. */
const PER_RUN_MAX = 50
/** Longer than a try takes: whoever took a document and was killed is taken to have failed. */
const TAKEN_FOR_MS = MINUTE_MS
const FIRST_WAIT_MS = 15 * SECOND_MS
const WAIT_MAX_MS = HOUR_MS
/** A document that was not taken in a day is given up: the alarm stands in the console. */
const GIVEN_UP_AFTER_MS = 24 * HOUR_MS

/** How long to wait after so many tries, at least 1: 15 s, doubled each time up to an hour. */
export const waitAfter = (tries: number): number => Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** Math.min(20, tries - 1))

const outcomeOf = ({ status, problem }: Posted, { tries, madeAt }: DueDelivery, at: EpochMs): TryOutcome => {
  const nextTryAt = at + waitAfter(tries)
  if (problem === null) return { state: 'delivered', status, problem, nextTryAt }
  return { state: nextTryAt - madeAt > GIVEN_UP_AFTER_MS ? 'given-up' : 'waiting', status, problem, nextTryAt }
}

/** Sends one document that was taken, and writes how it went. */
export const sendDelivery = async (
  pool: Pool,
  webhook: WebhookRecord,
  delivery: DueDelivery,
  allow: readonly string[],
  now: () => EpochMs,
): Promise<TryOutcome> => {
  const { id, body } = delivery
  const headers = { [SIGNATURE_HEADER]: signWebhook(webhook.secret, body, now() / SECOND_MS), 'Vedette-Delivery': id }
  const outcome = outcomeOf(await postWebhook({ url: webhook.url, body, headers }, allow), delivery, now())
  await writeTry(pool, id, outcome)
  return outcome
}

/**
 * Sends what waits, the longest due first, at least once: what was sent and not noted is sent again, by the same id.
 * Stops at the first that gets no answer, for the others would get none either.
 */
export const deliverWebhook = async (
  pool: Pool,
  allow: readonly string[],
  now: () => EpochMs,
  signal: AbortSignal,
): Promise<{ delivered: number; failed: number }> => {
  const count = { delivered: 0, failed: 0 }
  const webhook = await findWebhook(pool)
  while (webhook !== null && !signal.aborted && count.delivered + count.failed < PER_RUN_MAX) {
    const due = await takeDueDelivery(pool, now(), now() + TAKEN_FOR_MS)
    if (due === null) break
    const { state, status } = await sendDelivery(pool, webhook, due, allow, now)
    count[state === 'delivered' ? 'delivered' : 'failed'] += 1
    if (status === null) break
  }
  return count
}
