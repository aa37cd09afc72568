import { z } from 'zod'
import { WEIGHT_SOURCES } from '@/lib/domain/assessment'
import { FAMILIES, FINDING_KINDS, RULE_CLASSES, SHOWS } from '@/lib/domain/finding'
import { SOURCE_KINDS } from '@/lib/domain/observation'
import { IsoTime, SeverityName, Stage } from './shared'

/** Another rule, as a link names it. */
const RuleReference = z.object({ id: z.string(), title: z.string(), stage: Stage })

/** What counting found out about a rule, on captures whose hosts are labelled. */
export const MeasuredDocument = z.object({
  /** Infected hosts it found, of `infectedHosts` whose labels hold the rule's stage. */
  found: z.number(),
  infectedHosts: z.number(),
  /** Device-days of healthy devices it fired on, of `healthyDays` with the log the rule needs. */
  falseAlarms: z.number(),
  healthyDays: z.number(),
  /** The captures it was counted on, in words. */
  dataset: z.string(),
})
export type MeasuredDocument = z.infer<typeof MeasuredDocument>

/** A detection rule: what it looks for, why, how much it counts and how well it does. */
export const CatalogRuleDocument = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  title: z.string(),
  stage: Stage,
  family: z.enum(FAMILIES),
  class: z.enum(RULE_CLASSES),
  shows: z.enum(SHOWS),
  severity: SeverityName,
  technique: z.object({ id: z.string(), name: z.string() }),
  rationale: z.string(),
  /** Where the rule and its thresholds come from. */
  source: z.string(),
  remedy: z.string(),
  /** It is judged where one of these is connected. */
  needs: z.array(z.enum(SOURCE_KINDS)),
  enables: z.array(RuleReference),
  enabledBy: z.array(RuleReference),
  weight: z.object({
    /**
     * Log-odds a finding adds to breach likelihood at full confidence; of a facilitator at severity high, reachable
     * from the internet.
     */
    logOdds: z.number(),
    source: z.enum(WEIGHT_SOURCES),
    /** Where the weight comes from; null when the policy has no entry and takes its default. */
    basis: z.string().nullable(),
    policyVersion: z.string(),
  }),
  /** Of a facilitator: the chance that it is used against a reachable device within 30 days. Null: not known. */
  useIn30Days: z.number().nullable(),
  /** Null: not measured. */
  measured: MeasuredDocument.nullable(),
  /** How often people here judged its findings: an attack, expected, wrong. */
  judged: z.object({ attack: z.number().int(), expected: z.number().int(), wrong: z.number().int() }),
  /** Devices that have it now, as the counters of the fleet say; null before they were made. */
  devices: z.number().int().nullable(),
  /** When those were counted. */
  countedAt: IsoTime.nullable(),
})
export type CatalogRuleDocument = z.infer<typeof CatalogRuleDocument>
