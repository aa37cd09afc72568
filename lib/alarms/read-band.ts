import type { AlarmSeverity } from '@/lib/domain/alarm'
import type { Reading } from './alarm'

/** A printed score from which an alarm is raised, and how severe it is then; the highest first. */
export type Edge = { from: number; severity: AlarmSeverity }

/** Alarms on bands clear 5 points below the edge (scoring model, section 1, bands). */
export const CLEAR_POINTS = 5

/** What a printed score, 0 to 100, means for an alarm on bands; null when it is not assessed, which says nothing. */
export const readBand = (edges: readonly Edge[], printed: number | null): Reading | null => {
  if (printed === null) return null
  const severityAt = (slack: number) => edges.find(({ from }) => printed >= from - slack)?.severity ?? null
  // A score of 45 to 49 still holds an alarm that stands, and raises none.
  const holds = edges.find(({ from }) => printed >= from - CLEAR_POINTS)?.severity ?? null
  return { raises: severityAt(0), holds, level: printed }
}
