/**
 * Where a device stands on the map of breach likelihood by threat level: rows of 5 points of breach likelihood, which
 * begin at every edge of a band, and columns of 5 points of threat level, shifted by 3 in every other row. So the bins
 * lie as hexagons do, and each is still two ranges that a search can name.
 */
export type MapBin = { row: number; column: number }

export type ScoreRange = { from: number; to: number }

const STEP = 5
/** Of the rows with an odd number. */
const SHIFT = 3
export const MAP_ROWS = 20
const ROW_LAST = MAP_ROWS - 1

/** The bin of two printed scores, 0 to 100. */
export const mapBinOf = (breach: number, threat: number): MapBin => {
  const row = Math.min(Math.floor(breach / STEP), ROW_LAST)
  const column = row % 2 === 0 ? Math.min(Math.floor(threat / STEP), ROW_LAST) : Math.floor((threat + SHIFT) / STEP)
  return { row, column }
}

/** The printed scores of a bin, ends included: breach likelihood and threat level. */
export const mapRangesOf = ({ row, column }: MapBin): { breach: ScoreRange; threat: ScoreRange } => {
  const isLast = row % 2 === 0 && column === ROW_LAST
  const from = STEP * column - (row % 2 === 0 ? 0 : SHIFT)
  return {
    breach: { from: STEP * row, to: row === ROW_LAST ? 100 : STEP * row + STEP - 1 },
    threat: { from: Math.max(0, from), to: isLast ? 100 : Math.min(100, from + STEP - 1) },
  }
}

/** A bin as counters name it. */
export const mapCellOf = ({ row, column }: MapBin): string => `${String(row)}:${String(column)}`

/** The bin that counters name so. */
export const mapBinOfCell = (cell: string): MapBin => {
  const [row = 0, column = 0] = cell.split(':').map(Number)
  return { row, column }
}
