import { z } from 'zod'
import { BREACH_LINE_KINDS } from '@/lib/domain/assessment'
import { DeviceDocument } from './device'
import { BandName, IsoTime, Stage } from './shared'

export const HEATMAP_DIMENSIONS = ['group', 'site', 'type', 'model', 'firmware'] as const
/**
 * Of the devices with an active indicator on a stage: `indicators` how many, `worst` the highest breach likelihood,
 * `expected` how many breaches one would expect of them. Of those with a facilitator there: `facilitators` how many,
 * `threat` the highest threat level.
 */
export const HEATMAP_MEASURES = ['indicators', 'facilitators', 'worst', 'expected', 'threat'] as const

/**
 * Devices per row and stage, from materialised counters: the rows with most devices and those with most that are high or
 * critical. Null: no source of the row reports that stage.
 */
export const HeatmapDocument = z.object({
  by: z.enum(HEATMAP_DIMENSIONS),
  measure: z.enum(HEATMAP_MEASURES),
  computedAt: IsoTime,
  /** How long counts of rows have been kept, in days; from 7 on there is a usual. */
  historyDays: z.number(),
  /** Rows that are not among these, counted to 10,000. */
  rowsLeftOut: z.number().int(),
  rows: z.array(
    z.object({
      key: z.string(),
      /** What people call it: of a group its name, else the key. */
      name: z.string(),
      devices: z.number().int(),
      /** None of its devices has sent a record for 24 h. */
      silent: z.boolean(),
      /** 95 of 100 assessed devices print this breach likelihood or less. */
      breachP95: z.number().int().nullable(),
      /** The same over the last 7 days, a value each 6 hours, the oldest first; null where nothing was kept. */
      trend: z.array(z.number().int().nullable()),
      cells: z.array(
        z.object({
          stage: Stage,
          /** Devices that the value is about. */
          devices: z.number().int().nullable(),
          /** In the unit of the measure; the same as devices where that is what is measured. */
          value: z.number().nullable(),
          /** Median of the last 30 days; null until there are 7 days, and of measures that do not count devices. */
          usual: z.number().nullable(),
          /** A day ago; null where it was not kept. */
          yesterday: z.number().int().nullable(),
          /** The rule of the stage that most devices have an active indicator of. */
          topRule: z.object({ ruleId: z.string(), title: z.string(), devices: z.number().int() }).nullable(),
        }),
      ),
    }),
  ),
})
export type HeatmapDocument = z.infer<typeof HeatmapDocument>

const BandCounts = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  notAssessed: z.number().int(),
})

/** An hour each, the oldest first and now the last; null where nothing was kept. */
const Series = z.array(z.number().nullable())

/** A device to look at, with its breach likelihood in the last 24 h. */
export const AttentionDocument = DeviceDocument.extend({ trend: Series })
export type AttentionDocument = z.infer<typeof AttentionDocument>

/** The tiles of the fleet page and the devices that need attention; counts from materialised counters. */
export const FleetSummaryDocument = z.object({
  computedAt: IsoTime,
  devices: z.number().int(),
  breachBands: BandCounts,
  threatBands: BandCounts,
  /** Devices whose breach likelihood rose by 20 points or more in 24 h; counted to 10,000. */
  rising: z.number().int(),
  /** Devices that are high or critical and were neither 24 h ago; counted to 10,000. */
  newlyHigh: z.number().int(),
  ingest: z.object({
    acceptedLastHour: z.number().int(),
    rejectedLastHour: z.number().int(),
    lastReceivedAt: IsoTime.nullable(),
    /** The latest time a record of the last day speaks of. */
    newestObservedAt: IsoTime.nullable(),
    /** Sources with a log, of the first 500: all, and those that are silent. */
    sources: z.number().int(),
    silent: z.number().int(),
  }),
  /** Of the last 24 h. */
  trends: z.object({ critical: Series, rising: Series, notAssessed: Series, accepted: Series }),
  /** The first eight devices by breach likelihood, then criticality, medium or above. */
  attention: z.array(AttentionDocument),
})
export type FleetSummaryDocument = z.infer<typeof FleetSummaryDocument>

/** All devices by both scores. A bin is a range of each (lib/domain/map-bin.ts). */
export const FleetMapDocument = z.object({
  computedAt: IsoTime,
  /** Devices with both scores: the sum of the bins. */
  assessed: z.number().int(),
  bins: z.array(z.object({ row: z.number().int(), column: z.number().int(), devices: z.number().int() })),
  /** All devices by both bands. */
  pairs: z.array(z.object({ breach: BandName, threat: BandName, devices: z.number().int() })),
  /** Every device of breach likelihood 75 or more, the highest first; empty where there are more than 300. */
  dots: z.array(z.object({ id: z.string(), name: z.string(), breach: z.number().int(), threat: z.number().int() })),
})
export type FleetMapDocument = z.infer<typeof FleetMapDocument>

const MovedDevice = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string(),
  /** Printed breach likelihood 24 h ago and now; null: not assessed, or not known then. */
  before: z.number().int().nullable(),
  now: z.number().int().nullable(),
  /** When it became high, of those that did. */
  highAt: IsoTime.nullable(),
  asOf: IsoTime,
  /** What changed most in the direction of the move; null where it cannot be told. */
  reason: z
    .object({ kind: z.enum(BREACH_LINE_KINDS), ruleId: z.string(), subject: z.string(), points: z.number() })
    .nullable(),
})
export type MovedDevice = z.infer<typeof MovedDevice>

const StoryLine = z.discriminatedUnion('kind', [
  /** Devices of a group became high or critical; the furthest stage of any, and when the first did. */
  z.object({
    kind: z.literal('high'),
    at: IsoTime,
    group: z.string(),
    groupName: z.string(),
    stage: Stage.nullable(),
    devices: z.number().int(),
  }),
  /** A source fell silent: its last record. */
  z.object({ kind: z.literal('silent'), at: IsoTime, source: z.string(), log: z.string() }),
  /** A firmware that so many more devices run than a day ago; when the first of them did. */
  z.object({ kind: z.literal('roll-out'), at: IsoTime, firmware: z.string(), devices: z.number().int() }),
  /** Devices that became known, counted to 10,000; when the first did. */
  z.object({ kind: z.literal('born'), at: IsoTime, devices: z.number().int() }),
])
export type StoryLine = z.infer<typeof StoryLine>

/** What is otherwise than 24 h ago, at most eight devices a list. */
export const FleetChangesDocument = z.object({
  computedAt: IsoTime,
  since: IsoTime,
  /** Each counted to 10,000. */
  totals: z.object({ newlyHigh: z.number().int(), rising: z.number().int(), calmer: z.number().int() }),
  newlyHigh: z.array(MovedDevice),
  /** Others whose breach likelihood rose or fell most. */
  risers: z.array(MovedDevice),
  fallers: z.array(MovedDevice),
  calmer: z.array(MovedDevice),
  /** What happened, in the order of time. */
  story: z.array(StoryLine),
})
export type FleetChangesDocument = z.infer<typeof FleetChangesDocument>
