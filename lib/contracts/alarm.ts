import { z } from 'zod'
import {
  ACT_ALARMS_MAX,
  ACT_IDS_MAX,
  ALARM_ACTS,
  ALARM_CAUSES,
  ALARM_SEVERITIES,
  ALARM_STATES,
  CLOSED_REASONS,
  CLOSE_REASONS,
  COMMENT_CHARACTERS_MAX,
  SUBJECT_KINDS,
  SUPPRESSION_DAYS_DEFAULT,
  SUPPRESSION_DAYS_MAX,
  SUPPRESSION_KEYS_MAX,
  SUPPRESSION_SCOPES,
} from '@/lib/domain/alarm'
import { SEARCH_LENGTH_MAX } from './query'
import { IsoTime, listOf, Stage } from './shared'

const AlarmId = z.string().regex(/^[1-9]\d{0,17}$/, { message: 'must be the id of an alarm' })

/** Who takes care of an alarm, or could. */
export const AlarmOwner = z.object({ id: z.string(), name: z.string(), email: z.string() })
export type AlarmOwner = z.infer<typeof AlarmOwner>

export const AlarmDocument = z.object({
  id: z.string(),
  cause: z.enum(ALARM_CAUSES),
  severity: z.enum(ALARM_SEVERITIES),
  /** To be acted on now. */
  isUrgent: z.boolean(),
  state: z.enum(ALARM_STATES),
  /** Whether what it was raised for still holds; false of an open one: cleared, it waits for its owner. */
  isStanding: z.boolean(),
  /** What happened, in words. Written by a stranger in part. */
  title: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  /** The id of the device, or the name of the sensor. */
  subjectId: z.string(),
  subjectName: z.string(),
  group: z.string().nullable(),
  site: z.string().nullable(),
  type: z.string().nullable(),
  model: z.string().nullable(),
  stage: Stage.nullable(),
  /** The printed score it was last told with, and by how much it rose then. */
  score: z.number().int().nullable(),
  points: z.number().int().nullable(),
  /** How often it came; repeats are counted here. */
  count: z.number().int(),
  openedAt: IsoTime,
  lastSeenAt: IsoTime,
  clearedAt: IsoTime.nullable(),
  owner: AlarmOwner.nullable(),
  closedAt: IsoTime.nullable(),
  /** Null: by itself. */
  closedBy: z.string().nullable(),
  closedReason: z.enum(CLOSED_REASONS).nullable(),
  suppressionId: z.string().nullable(),
})
export type AlarmDocument = z.infer<typeof AlarmDocument>

/** A page of alarms; `expected` is what an act on all that match must name. */
export const AlarmList = listOf(AlarmDocument)

const Counted = z.array(z.object({ value: z.string(), alarms: z.number().int() }))

/** What the page of alarms says above its list; counted as alarms change, never at the question. */
export const AlarmSummary = z.object({
  open: z.number().int(),
  urgent: z.number().int(),
  unowned: z.number().int(),
  mine: z.number().int(),
  suppressed: z.number().int(),
  /** How often the open ones came in all. */
  seen: z.number().int(),
  oldestUnownedAt: IsoTime.nullable(),
  lastAlarmAt: IsoTime.nullable(),
  severities: Counted,
  causes: Counted,
  /** Sources that send, and those that fell silent: what proves that no alarm means no cause. */
  sources: z.object({ known: z.number().int(), receiving: z.number().int(), silent: z.number().int() }),
})
export type AlarmSummary = z.infer<typeof AlarmSummary>

export const AlarmEventDocument = z.object({
  id: z.string(),
  at: IsoTime,
  kind: z.string(),
  /** Empty: by itself. */
  actor: z.string(),
  detail: z.string().nullable(),
  actId: z.string().nullable(),
})
export type AlarmEventDocument = z.infer<typeof AlarmEventDocument>

export const CommentRequest = z.object({ text: z.string().trim().min(1).max(COMMENT_CHARACTERS_MAX) })

const SuppressionKeys = z.array(z.string().min(1).max(256)).min(1).max(SUPPRESSION_KEYS_MAX)

/** What a suppression would hide: some devices, models or groups, one cause or any. */
export const SuppressionEffectRequest = z.object({
  scope: z.enum(SUPPRESSION_SCOPES),
  keys: SuppressionKeys,
  cause: z.enum(ALARM_CAUSES).nullable().default(null),
})
export type SuppressionEffectRequest = z.infer<typeof SuppressionEffectRequest>

/** What it would have hidden in the last 30 days. Saving it names this effect: it must have been seen. */
export const SuppressionEffect = z.object({
  asOf: IsoTime,
  alarms: z.number().int(),
  devices: z.number().int(),
  /** Closed as an attack that was handled. */
  attacks: z.number().int(),
})
export type SuppressionEffect = z.infer<typeof SuppressionEffect>

export const SuppressionRequest = z.object({
  ...SuppressionEffectRequest.shape,
  days: z.number().int().min(1).max(SUPPRESSION_DAYS_MAX).default(SUPPRESSION_DAYS_DEFAULT),
  reason: z.string().trim().min(1).max(COMMENT_CHARACTERS_MAX),
  /** As it was shown. */
  effect: SuppressionEffect,
})
export type SuppressionRequest = z.infer<typeof SuppressionRequest>

export const SuppressionDocument = z.object({
  id: z.string(),
  scope: z.enum(SUPPRESSION_SCOPES),
  /** The first 20. */
  keys: z.array(z.string()),
  keyCount: z.number().int(),
  cause: z.enum(ALARM_CAUSES).nullable(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: IsoTime,
  expiresAt: IsoTime,
  /** Alarms it hid when they were raised or came again. */
  hidden: z.number().int(),
})
export type SuppressionDocument = z.infer<typeof SuppressionDocument>

/** On which alarms: named one by one, or all that match a query, which must still be as many as were shown. */
const Selection = z.object({
  ids: z.array(AlarmId).min(1).max(ACT_IDS_MAX).optional(),
  all: z
    .object({ q: z.string().max(SEARCH_LENGTH_MAX), count: z.number().int().min(1).max(ACT_ALARMS_MAX) })
    .optional(),
})

export const AlarmActRequest = z.object({
  ...Selection.shape,
  act: z.enum(ALARM_ACTS),
  /** To assign: the id of a person, `me`, or null for nobody. */
  owner: z.string().max(64).nullable().optional(),
  /** To close. */
  reason: z.enum(CLOSE_REASONS).optional(),
  /** To suppress: the alarms themselves, and what is raised of the same from now on. */
  suppression: SuppressionRequest.optional(),
})
export type AlarmActRequest = z.infer<typeof AlarmActRequest>

export const AlarmActDocument = z.object({
  id: z.string(),
  act: z.enum([...ALARM_ACTS, 'undo']),
  actor: z.string(),
  at: IsoTime,
  state: z.enum(['running', 'finished']),
  alarms: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  /** Whether an undo would bring something back. */
  canUndo: z.boolean(),
  /** The first 20 that failed, each with why. */
  failures: z.array(z.object({ alarmId: z.string(), subject: z.string(), reason: z.string() })),
})
export type AlarmActDocument = z.infer<typeof AlarmActDocument>
