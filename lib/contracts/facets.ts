import { z } from 'zod'
import { FACETS } from '@/lib/domain/facets'
import { IsoTime } from './shared'

/** What filters of the device list can be offered: the values with most devices, from materialised counters. */
export const FacetsDocument = z.object({
  computedAt: IsoTime,
  facets: z.array(
    z.object({
      filter: z.enum(FACETS),
      values: z.array(z.object({ value: z.string(), devices: z.number().int() })),
    }),
  ),
  /** Every rule, for the filter `rule`. */
  rules: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type FacetsDocument = z.infer<typeof FacetsDocument>
