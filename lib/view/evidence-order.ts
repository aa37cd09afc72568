import type { WaterfallRow } from './waterfall'

/** Printed points by finding; a finding with several lines has their sum. */
export const pointsByFinding = (rows: readonly WaterfallRow[]): ReadonlyMap<string, number> => {
  const points = new Map<string, number>()
  for (const row of rows)
    if (row.findingId !== '') points.set(row.findingId, (points.get(row.findingId) ?? 0) + row.points)
  return points
}

/** Finding ids in the order in which the evidence drawer steps: as the waterfall has them, then those that add nothing. */
export const evidenceOrder = (rows: readonly WaterfallRow[], findingIds: readonly string[]): string[] => {
  const known = new Set(findingIds)
  const inRows = rows.map(({ findingId }) => findingId).filter((findingId) => known.has(findingId))
  return [...new Set([...inRows, ...findingIds])]
}
