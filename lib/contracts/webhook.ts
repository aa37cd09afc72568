import { z } from 'zod'
import { ALARM_CAUSES, ALARM_SEVERITIES, SUBJECT_KINDS } from '@/lib/domain/alarm'
import { IsoTime, Stage } from './shared'

/** One alarm as the webhook tells it. Texts were written by strangers: bounded, control characters escaped. */
export const ToldAlarm = z.object({
  what: z.enum(['raised', 'raised-again', 'escalated', 'released']),
  id: z.string(),
  title: z.string(),
  cause: z.enum(ALARM_CAUSES),
  severity: z.enum(ALARM_SEVERITIES),
  subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), name: z.string() }),
  group: z.string().nullable(),
  site: z.string().nullable(),
  model: z.string().nullable(),
  stage: Stage.nullable(),
  /** The printed score, 0 to 100; null where there is none. */
  score: z.number().int().nullable(),
  count: z.number().int(),
  openedAt: IsoTime,
  lastSeenAt: IsoTime,
})

/** The document that the webhook posts, at most 50 alarms in one. */
export const WebhookDocument = z.object({
  version: z.literal(1),
  /** Of this delivery; the same when it is tried again. */
  id: z.string(),
  kind: z.enum(['alarms', 'test']),
  madeAt: IsoTime,
  alarms: z.array(ToldAlarm),
})
export type WebhookDocument = z.infer<typeof WebhookDocument>

const URL_CHARACTERS_MAX = 2_000

export const WebhookRequest = z.object({
  url: z.string().trim().min(1).max(URL_CHARACTERS_MAX),
  severities: z.array(z.enum(ALARM_SEVERITIES)).min(1, { message: 'must name one severity at least' }),
})
export type WebhookRequest = z.infer<typeof WebhookRequest>

/** Where the console tells of alarms; never with the secret. */
export const WebhookSettings = z.object({
  /** Null: nobody is told. */
  webhook: z
    .object({
      url: z.string(),
      severities: z.array(z.enum(ALARM_SEVERITIES)),
      changedAt: IsoTime,
      changedBy: z.string(),
    })
    .nullable(),
  /** Documents that wait to be sent. */
  waiting: z.number().int(),
})
export type WebhookSettings = z.infer<typeof WebhookSettings>

/** The secret, given this once. */
export const WebhookMade = z.object({ ...WebhookSettings.shape, secret: z.string().nullable() })
export type WebhookMade = z.infer<typeof WebhookMade>

export const WebhookDelivery = z.object({
  id: z.string(),
  kind: z.enum(['alarms', 'test']),
  alarms: z.number().int(),
  madeAt: IsoTime,
  state: z.enum(['waiting', 'delivered', 'given-up']),
  tries: z.number().int(),
  nextTryAt: IsoTime.nullable(),
  lastTryAt: IsoTime.nullable(),
  /** HTTP status of the last answer. */
  lastStatus: z.number().int().nullable(),
  lastProblem: z.string().nullable(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>
