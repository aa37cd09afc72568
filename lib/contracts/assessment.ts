import { z } from 'zod'
import { BREACH_LINE_KINDS, THREAT_LINE_KINDS, WEIGHT_SOURCES } from '@/lib/domain/assessment'
import { RELATED_SCOPES } from '@/lib/domain/related-scope'
import { BandName, IsoTime, Stage, StageStatusCode } from './shared'

const StageOrNone = z.union([Stage, z.literal('')])

export const BreachContributionDocument = z.object({
  kind: z.enum(BREACH_LINE_KINDS),
  ruleId: z.string(),
  findingId: z.string(),
  subject: z.string(),
  stage: StageOrNone,
  weight: z.number(),
  weightSource: z.enum(WEIGHT_SOURCES),
  confidence: z.number(),
  decay: z.number(),
  logOdds: z.number(),
  points: z.number(),
  related: z
    .object({ scope: z.enum(RELATED_SCOPES), peers: z.number().int().nullable(), share: z.number().nullable() })
    .optional(),
})

export const ThreatContributionDocument = z.object({
  kind: z.enum(THREAT_LINE_KINDS),
  ruleId: z.string(),
  findingId: z.string(),
  subject: z.string(),
  stage: StageOrNone,
  points: z.number(),
})

const scoreOf = <Line extends z.ZodType>(line: Line) =>
  z.object({
    score: z.number().nullable(),
    printed: z.number().int().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    band: BandName,
    coverage: z.number(),
    contributions: z.array(line),
  })

/** The assessment document of the public API. */
export const AssessmentDocument = z.object({
  deviceId: z.string(),
  asOf: IsoTime,
  computedAt: IsoTime,
  policyVersion: z.string(),
  inputsHash: z.string(),
  nextChangeAt: IsoTime.nullable(),
  contained: z.boolean(),
  breachLikelihood: scoreOf(BreachContributionDocument),
  threatLevel: scoreOf(ThreatContributionDocument),
  notAssessed: z.array(z.object({ ruleId: z.string(), title: z.string(), stage: Stage, reason: z.string() })),
  stages: z.array(
    z.object({
      stage: Stage,
      status: StageStatusCode,
      facilitators: z.number().int(),
      indicators: z.number().int(),
      firstSeenAt: IsoTime.nullable(),
      lastSeenAt: IsoTime.nullable(),
    }),
  ),
})
export type AssessmentDocument = z.infer<typeof AssessmentDocument>
export type BreachContributionDocument = z.infer<typeof BreachContributionDocument>
export type ThreatContributionDocument = z.infer<typeof ThreatContributionDocument>

/** One point of a device's score history: `/devices/{id}/assessments?from=&to=`. */
export const AssessmentPoint = z.object({
  asOf: IsoTime,
  policyVersion: z.string(),
  breach: z.object({
    printed: z.number().int().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    band: BandName,
  }),
  threat: z.object({
    printed: z.number().int().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    band: BandName,
  }),
})
export type AssessmentPoint = z.infer<typeof AssessmentPoint>
