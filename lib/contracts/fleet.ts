import { z } from 'zod'
import { DeviceDocument } from './device'
import { IsoTime, Stage } from './shared'

export const HEATMAP_DIMENSIONS = ['group', 'site', 'type', 'model', 'firmware'] as const
/**
 * Of the devices with an active indicator on a stage: `indicators` how many, `worst` the highest breach likelihood,
 * `expected` how many breaches one would expect of them. Of those with a facilitator there: `facilitators` how many,
 * `threat` the highest threat level.
 */
export const HEATMAP_MEASURES = ['indicators', 'facilitators', 'worst', 'expected', 'threat'] as const

/** The measures that count devices. */
export const HEATMAP_COUNTS = [
  'indicators',
  'facilitators',
] as const satisfies readonly (typeof HEATMAP_MEASURES)[number][]

/** Devices per row and stage, from materialised counters. Null: no source of the row reports that stage. */
export const HeatmapDocument = z.object({
  by: z.enum(HEATMAP_DIMENSIONS),
  measure: z.enum(HEATMAP_MEASURES),
  computedAt: IsoTime,
  rows: z.array(
    z.object({
      key: z.string(),
      devices: z.number().int(),
      cells: z.array(
        z.object({
          stage: Stage,
          /** Devices that the value is about. */
          devices: z.number().int().nullable(),
          /** In the unit of the measure; the same as devices where that is what is measured. */
          value: z.number().nullable(),
        }),
      ),
    }),
  ),
})
export type HeatmapDocument = z.infer<typeof HeatmapDocument>

/** The tiles of the fleet page and the devices that need attention; counts from materialised counters. */
export const FleetSummaryDocument = z.object({
  computedAt: IsoTime,
  devices: z.number().int(),
  breachBands: z.object({
    critical: z.number().int(),
    high: z.number().int(),
    medium: z.number().int(),
    low: z.number().int(),
    notAssessed: z.number().int(),
  }),
  threatBands: z.object({
    critical: z.number().int(),
    high: z.number().int(),
    medium: z.number().int(),
    low: z.number().int(),
    notAssessed: z.number().int(),
  }),
  ingest: z.object({
    acceptedLastHour: z.number().int(),
    rejectedLastHour: z.number().int(),
    lastReceivedAt: IsoTime.nullable(),
  }),
  /** The first eight devices by breach likelihood, medium or above. */
  attention: z.array(DeviceDocument),
})
export type FleetSummaryDocument = z.infer<typeof FleetSummaryDocument>
