import { z } from 'zod'
import { GROUP_KINDS, GROUP_NAME_LENGTH_MAX, GROUP_QUERY_LENGTH_MAX, GROUP_SORTS } from '@/lib/domain/device-group'
import { IsoTime, Stage } from './shared'

/** A score of a group as a list shows it; printed integers, null when no device is assessed. */
const GroupScoreSummary = z.object({
  /** Devices one would expect to be breached (or attacked) beyond what is ordinary: the sum over 100. */
  expected: z.number(),
  worst: z.number().int().nullable(),
  /** 95 of 100 assessed devices score this or less. */
  p95: z.number().int().nullable(),
})

export const GroupDocument = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(GROUP_KINDS),
  /** Of a static group: the group it lies in; null at the top. */
  parentId: z.string().nullable(),
  /** Of a query group: what its devices match. */
  query: z.string().nullable(),
  /** From the top to the parent. */
  ancestors: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Groups that lie directly in it. */
  children: z.number().int(),
  createdAt: IsoTime,
  createdBy: z.string(),
  changedAt: IsoTime,
  changedBy: z.string(),
  /** Its own devices and those of the groups in it. */
  devices: z.number().int(),
  breach: GroupScoreSummary,
  threat: GroupScoreSummary,
})
export type GroupDocument = z.infer<typeof GroupDocument>

const GroupName = z
  .string()
  .trim()
  .min(1)
  .max(GROUP_NAME_LENGTH_MAX)
  .refine((name) => !/\p{Cc}/u.test(name), { message: 'must not hold control characters' })
const GroupQuery = z.string().trim().min(1).max(GROUP_QUERY_LENGTH_MAX)

/** A new group. A static one may lie in another; a query group needs a query. Its id is made of the name. */
export const GroupRequest = z.object({
  name: GroupName,
  kind: z.enum(GROUP_KINDS),
  parentId: z.string().max(GROUP_NAME_LENGTH_MAX).nullable().default(null),
  query: GroupQuery.nullable().default(null),
})
export type GroupRequest = z.infer<typeof GroupRequest>

/** What is to be changed of a group; a member that is left out stays. */
export const GroupChange = z.object({
  name: GroupName.optional(),
  parentId: z.string().max(GROUP_NAME_LENGTH_MAX).nullable().optional(),
  query: GroupQuery.optional(),
})
export type GroupChange = z.infer<typeof GroupChange>

export const GroupSort = z.enum(GROUP_SORTS)

const BandCounts = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  notAssessed: z.number().int(),
})

const GroupScoreDocument = z.object({
  ...GroupScoreSummary.shape,
  bands: BandCounts,
  /** Assessed devices by printed score: 0 to 9, 10 to 19, ..., 90 to 100; null in what was kept before these were. */
  bins: z.array(z.number().int()).nullable(),
})

/** The scores of a group at a time, counted by the worker, never over devices at the time of the question. */
export const GroupAssessmentDocument = z.object({
  groupId: z.string(),
  /** When this was counted. */
  asOf: IsoTime,
  devices: z.number().int(),
  /** What an ordinary device scores, 0 to 100: expected figures count what lies above it. */
  breachBase: z.number(),
  breachLikelihood: GroupScoreDocument,
  threatLevel: GroupScoreDocument,
  /** Devices with active indicators, with facilitators, and that a source can tell of, on each stage of the chain. */
  stages: z.array(
    z.object({
      stage: Stage,
      assessed: z.number().int(),
      indicators: z.number().int(),
      facilitators: z.number().int(),
    }),
  ),
  /** By how much threat they add over the group, in points summed over its devices; the first 50. */
  facilitators: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      stage: Stage.nullable(),
      devices: z.number().int(),
      points: z.number(),
    }),
  ),
  /** By how many devices show them; the first 50. */
  indicators: z.array(
    z.object({ ruleId: z.string(), title: z.string(), stage: Stage.nullable(), devices: z.number().int() }),
  ),
})
export type GroupAssessmentDocument = z.infer<typeof GroupAssessmentDocument>

/** One point of a group's history: hourly for 30 days, daily for 400. */
export const GroupAssessmentPoint = z.object({
  asOf: IsoTime,
  devices: z.number().int(),
  breach: GroupScoreSummary,
  threat: GroupScoreSummary,
})
export type GroupAssessmentPoint = z.infer<typeof GroupAssessmentPoint>

/** How far an attack had come in a group on a day: devices with active indicators on each stage. */
export const GroupSpreadPoint = z.object({
  asOf: IsoTime,
  devices: z.number().int(),
  stages: z.array(z.object({ stage: Stage, indicators: z.number().int() })),
})
export type GroupSpreadPoint = z.infer<typeof GroupSpreadPoint>

const ScoreChange = z.object({ before: GroupScoreDocument, after: GroupScoreDocument })
const RuleChange = z.object({
  ruleId: z.string(),
  title: z.string(),
  stage: Stage.nullable(),
  devicesBefore: z.number().int(),
  devicesAfter: z.number().int(),
})

/** What became other in a group between two times; the greatest change first. */
export const GroupDifferenceDocument = z.object({
  groupId: z.string(),
  from: IsoTime,
  to: IsoTime,
  devicesBefore: z.number().int(),
  devicesAfter: z.number().int(),
  breachLikelihood: ScoreChange,
  threatLevel: ScoreChange,
  /** Points summed over the devices; with `otherPoints` (neighbours, campaigns, rules beyond the first 50) the change of the sum. */
  facilitators: z.array(
    z.object({ ...RuleChange.shape, pointsBefore: z.number(), pointsAfter: z.number(), delta: z.number() }),
  ),
  otherPoints: z.number(),
  indicators: z.array(z.object({ ...RuleChange.shape, delta: z.number().int() })),
})
export type GroupDifferenceDocument = z.infer<typeof GroupDifferenceDocument>
