import { z } from 'zod'
import { momentSchema } from '@/lib/ingest/profile/profile-parts-schema'
import { profileSchema } from '@/lib/ingest/profile/profile-schema'

/** Texts longer than what is kept are cut, not refused; the body and its lines are bounded before. */
const text = z.string()
const optionalText = z.string().default('')

const envelope = { thingName: z.string(), observedAt: momentSchema.optional() }

/** What happened, one schema a kind (patent claim 12's activity data). Unknown members are passed over. */
const login = z.object({
  ...envelope,
  kind: z.literal('login'),
  outcome: z.enum(['success', 'failure']),
  user: optionalText,
  sourceIp: optionalText,
  service: optionalText,
})

const file = z.object({
  ...envelope,
  kind: z.literal('file'),
  action: z.enum(['created', 'modified', 'deleted']),
  path: text.min(1),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .nullable()
    .default(null),
})

const process = z.object({
  ...envelope,
  kind: z.literal('process'),
  action: z.enum(['started', 'stopped']),
  name: text.min(1),
  path: optionalText,
  user: optionalText,
  commandLine: optionalText,
})

const reboot = z.object({
  ...envelope,
  kind: z.literal('reboot'),
  reason: z.enum(['power', 'watchdog', 'crash', 'update', 'requested', 'unknown']).default('unknown'),
})

const error = z.object({ ...envelope, kind: z.literal('error'), component: optionalText, message: text })

const application = z.object({
  ...envelope,
  kind: z.literal('application'),
  name: text.min(1),
  message: optionalText,
  value: z.number().nullable().default(null),
})

const network = z.object({
  ...envelope,
  kind: z.literal('network'),
  action: z.enum(['joined', 'left', 'address-changed']),
  network: optionalText,
  address: optionalText,
})

const config = z.object({ ...envelope, kind: z.literal('config'), profile: profileSchema })

/** One device event as the API, MQTT and the agent take it. */
export const eventSchema = z.discriminatedUnion('kind', [
  login,
  file,
  process,
  reboot,
  error,
  application,
  network,
  config,
])

export type EventInput = z.infer<typeof eventSchema>
