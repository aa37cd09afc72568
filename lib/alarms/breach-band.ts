import type { Reading } from './alarm'
import { readBand, type Edge } from './read-band'

/** From the bands high and critical on somebody should look (scoring model, bands). */
const EDGES: readonly Edge[] = [
  { from: 75, severity: 'critical' },
  { from: 50, severity: 'high' },
]

/** Breach likelihood is high or critical. */
export type BreachBandChange = { cause: 'breach-band'; printed: number | null }

/** What a breach likelihood means for its alarm; null when it is not assessed. */
export const readBreachBand = ({ printed }: BreachBandChange): Reading | null => readBand(EDGES, printed)
