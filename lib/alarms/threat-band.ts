import type { Reading } from './alarm'
import { readBand, type Edge } from './read-band'

/**
 * Only the critical band, and only of severity high. Threat level is a state, not an event: half of a badly configured
 * fleet may be high for months, and an alarm that nobody can answer today teaches people to look away. Critical means
 * that a way in stands open to everybody, which is a reason to act today, but nothing has happened yet: that is breach.
 */
const EDGES: readonly Edge[] = [{ from: 75, severity: 'high' }]

/** Threat level is critical. */
export type ThreatBandChange = { cause: 'threat-band'; printed: number | null }

/** What a threat level means for its alarm; null when it is not assessed. */
export const readThreatBand = ({ printed }: ThreatBandChange): Reading | null => readBand(EDGES, printed)
