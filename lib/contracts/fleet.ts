import { z } from 'zod'
import { DeviceDocument } from './device'
import { IsoTime, Stage } from './shared'

export const HEATMAP_DIMENSIONS = ['group', 'site', 'type', 'model', 'firmware'] as const
export const HEATMAP_MEASURES = ['indicators', 'facilitators'] as const

/** Devices per row and stage, from materialised counters. `devices` null: no source of the row reports that stage. */
export const HeatmapDocument = z.object({
  by: z.enum(HEATMAP_DIMENSIONS),
  measure: z.enum(HEATMAP_MEASURES),
  computedAt: IsoTime,
  rows: z.array(
    z.object({
      key: z.string(),
      devices: z.number().int(),
      cells: z.array(z.object({ stage: Stage, devices: z.number().int().nullable() })),
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
