import { z } from 'zod'
import { EXPOSURES, FINDING_KINDS, SHOWS, VERDICTS } from '@/lib/domain/finding'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { JudgementDocument } from './judgement'
import { IsoTime, SeverityName, Stage } from './shared'

/** What an analyst reads of the rule behind a finding. */
export const RuleCard = z.object({
  id: z.string(),
  title: z.string(),
  rationale: z.string(),
  source: z.string(),
  remedy: z.string(),
  technique: z.object({ id: z.string(), name: z.string() }),
  shows: z.enum(SHOWS),
})

/** How a sign came over the devices of a model. */
const SPREADS = ['sudden'] as const

export const FindingDocument = z.object({
  id: z.string(),
  deviceId: z.string(),
  kind: z.enum(FINDING_KINDS),
  rule: RuleCard,
  subject: z.string(),
  stage: Stage,
  severity: SeverityName,
  confidence: z.number(),
  exposure: z.enum(EXPOSURES),
  firstSeenAt: IsoTime,
  lastSeenAt: IsoTime,
  count: z.number().int(),
  summary: z.string(),
  closedAt: IsoTime.nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  /** Who judged it, why and until when; null while nobody's judgement holds. */
  judgement: JudgementDocument.nullable(),
  evidenceCount: z.number().int(),
  /** It came over a fifth of the model or more within a day: roll-out or mass compromise? */
  spread: z.enum(SPREADS).nullable(),
})
export type FindingDocument = z.infer<typeof FindingDocument>

/** One raw record; `record` is text written by a stranger. */
export const EvidenceDocument = z.object({ observedAt: IsoTime, source: z.enum(SOURCE_KINDS), record: z.string() })
export type EvidenceDocument = z.infer<typeof EvidenceDocument>
