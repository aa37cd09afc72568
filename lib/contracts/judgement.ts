import { z } from 'zod'
import { VERDICTS } from '@/lib/domain/finding'
import { JUDGEMENT_SCOPES, REASON_LENGTH_MAX } from '@/lib/domain/judgement'
import { BandName, IsoTime } from './shared'

/** Why, in a sentence: kept with the judgement and in the audit log. */
export const Reason = z
  .string()
  .trim()
  .min(3, { message: 'must say why, in at least 3 characters' })
  .max(REASON_LENGTH_MAX)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { message: 'must not hold control characters' })

export const JudgementDocument = z.object({
  id: z.string(),
  ruleId: z.string(),
  title: z.string(),
  /** Null: whatever the rule finds. */
  subject: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  scope: z.enum(JUDGEMENT_SCOPES),
  /** Id of the device or group, or the model; empty for everywhere. */
  scopeKey: z.string(),
  deviceId: z.string(),
  findingId: z.string(),
  reason: z.string(),
  by: z.string(),
  at: IsoTime,
  expiresAt: IsoTime.nullable(),
  undoneAt: IsoTime.nullable(),
  undoneBy: z.string().nullable(),
  /** Whether it holds now. */
  active: z.boolean(),
  /** The worker still has devices judged anew for it. */
  spreading: z.boolean(),
})
export type JudgementDocument = z.infer<typeof JudgementDocument>

/** What is to be judged: a finding, and how far the word reaches. */
const Aim = {
  deviceId: z.string().min(1).max(256),
  findingId: z.string().min(1).max(80),
  verdict: z.enum(VERDICTS),
  scope: z.enum(JUDGEMENT_SCOPES).default('device'),
  /** Of the scope group: which; the device's own group when it is left out. */
  groupId: z.string().max(128).nullable().default(null),
  /** Whatever the rule finds, not only this subject. */
  anySubject: z.boolean().default(false),
}

export const JudgementAim = z.object(Aim)
export type JudgementAim = z.infer<typeof JudgementAim>

/** What was shown before it is applied: it is refused when it would do notably more by now. */
const ShownEffect = z.object({ findings: z.number().int().min(0), devices: z.number().int().min(0) })
export type ShownEffect = z.infer<typeof ShownEffect>

export const JudgementRequest = z.object({
  ...Aim,
  reason: Reason,
  /** Needed for benign and false: at most 400 days away on one device, 90 beyond. */
  expiresAt: IsoTime.nullable().default(null),
  effect: ShownEffect,
})
export type JudgementRequest = z.infer<typeof JudgementRequest>

const Sides = z.object({ before: z.number().int().nullable(), after: z.number().int().nullable() })

const ScoreMove = z.object({
  deviceId: z.string(),
  name: z.string(),
  breachLikelihood: Sides,
  threatLevel: Sides,
  bandBefore: BandName,
  bandAfter: BandName,
})
export type ScoreMove = z.infer<typeof ScoreMove>

const Counted = z.object({ count: z.number().int(), isAtLeast: z.boolean() })

/** What a judgement would change, looked at over the last 30 days. */
export const JudgementEffect = z.object({
  ruleId: z.string(),
  subject: z.string().nullable(),
  scope: z.enum(JUDGEMENT_SCOPES),
  scopeKey: z.string(),
  days: z.number().int(),
  /** Open now or closed within the days, in the scope. */
  findings: Counted,
  devices: Counted,
  /** Of the devices, those that have it now and would be judged anew. */
  open: Counted,
  /** Of the findings, those somebody called an attack. */
  attacks: z.number().int(),
  /** The device it is said of; null when it was not assessed. */
  device: ScoreMove.nullable(),
  /** Devices that were scored again for this: those in the scope with the highest scores. */
  scored: z.number().int(),
  /** Of those, how many would leave the bands high and critical, and how many would enter them. */
  leaveHigh: z.number().int(),
  enterHigh: z.number().int(),
  /** The biggest moves of either score. */
  moves: z.array(ScoreMove),
  /** Why it cannot be applied; null when it can. */
  refusal: z.string().nullable(),
})
export type JudgementEffect = z.infer<typeof JudgementEffect>

export const JudgementMade = z.object({
  judgement: JudgementDocument,
  /** Devices the worker judges anew after the answer. */
  devicesToFollow: z.number().int(),
})
export type JudgementMade = z.infer<typeof JudgementMade>
