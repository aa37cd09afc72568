import { z } from 'zod'
import { BREACH_LINE_KINDS, THREAT_LINE_KINDS } from '@/lib/domain/assessment'
import { BandName, IsoTime, Stage } from './shared'

const Side = z.object({ score: z.number().nullable(), printed: z.number().int().nullable(), band: BandName })

const lineOf = <Kind extends readonly [string, ...string[]]>(kinds: Kind) =>
  z.object({
    kind: z.enum(kinds),
    ruleId: z.string(),
    findingId: z.string(),
    subject: z.string(),
    stage: z.union([Stage, z.literal('')]),
    before: z.number(),
    after: z.number(),
    /** Points, after minus before. */
    delta: z.number(),
  })

const differenceOf = <Kind extends readonly [string, ...string[]]>(kinds: Kind) =>
  z.object({
    before: Side,
    after: Side,
    /** Points, after minus before; null when either is not assessed: then there are no lines. */
    change: z.number().nullable(),
    /** The greatest change first; the deltas sum to the change. */
    lines: z.array(lineOf(kinds)),
  })

const scoreShape = {
  breachLikelihood: differenceOf(BREACH_LINE_KINDS),
  threatLevel: differenceOf(THREAT_LINE_KINDS),
}

/** Why the scores of a device are others than they were. */
export const AssessmentDifferenceDocument = z.object({
  deviceId: z.string(),
  from: IsoTime,
  to: IsoTime,
  ...scoreShape,
})
export type AssessmentDifferenceDocument = z.infer<typeof AssessmentDifferenceDocument>

/** What the scores would be without some findings. Nothing is stored. */
export const WhatIfDocument = z.object({
  deviceId: z.string(),
  asOf: IsoTime,
  /** Ids of the findings that are imagined away. */
  off: z.array(z.string()),
  ...scoreShape,
  /**
   * Each rule with a weakness that could be mended, the best first as things are, and the points either score would
   * still fall by: 0 for what is imagined away already.
   */
  nextActions: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      remedy: z.string(),
      findingIds: z.array(z.string()),
      breachDrop: z.number().nullable(),
      threatDrop: z.number().nullable(),
    }),
  ),
})
export type WhatIfDocument = z.infer<typeof WhatIfDocument>
