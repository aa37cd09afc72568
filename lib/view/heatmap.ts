import type { KillChainStage } from '@/lib/domain/kill-chain'

export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5

/** What the colour of a cell means. Counts by their share of the row or against the usual, scores by their band. */
export type HeatScale = 'usual' | 'share' | 'score'

/** Least share of a row's devices for levels 1 to 5. Each step is about three times the one before. */
export const HEAT_SHARES = [0, 0.01, 0.03, 0.1, 0.3] as const
/** Least times the usual for levels 1 to 5 (design: heatmap). */
export const HEAT_TIMES = [2, 4, 8, 16, 32] as const
/** Least printed score for levels 1 to 5: any, and the bands' edges, medium in two steps. */
export const HEAT_SCORES = [1, 20, 35, 50, 75] as const
/** Below it a median says little: one device where there is none mostly is twice the usual, not endlessly often. */
const USUAL_MIN = 0.5

export type HeatCount = {
  stage: KillChainStage
  devices: number | null
  value: number | null
  usual: number | null
}
export type HeatSource<Cell extends HeatCount> = {
  key: string
  devices: number
  silent: boolean
  cells: readonly Cell[]
}

export type HeatCell<Cell extends HeatCount = HeatCount> = Cell & {
  /** 0 to 1; null: not assessed. */
  share: number | null
  /** How many times the usual; null where there is no usual. */
  times: number | null
  level: HeatLevel | null
}
export type HeatRow<Cell extends HeatCount = HeatCount, Row = unknown> = Omit<Row, 'cells'> & {
  key: string
  devices: number
  cells: readonly HeatCell<Cell>[]
  /** No source of the row reports any stage. */
  blind: boolean
  /** How far it is from what is usual, later stages weigh more; the greatest first. */
  surprise: number
}

const levelFrom = (value: number, least: readonly number[]): HeatLevel => {
  const level = least.filter((edge) => value >= edge).length
  return Math.min(level, 5) as HeatLevel
}

/** By the share of the row's devices; none is always level 0, and one of many is not. */
export const heatLevel = (share: number): HeatLevel => (share <= 0 ? 0 : levelFrom(share, HEAT_SHARES))

/** By how many times the usual it is: below 2 is usual. */
export const timesLevel = (times: number): HeatLevel => levelFrom(times, HEAT_TIMES)

/** How many times the median of 30 days a count is; the median is taken as 0.5 at least. */
export const timesUsual = (value: number, usual: number): number => value / Math.max(USUAL_MIN, usual)

const levelOf = (scale: HeatScale, value: number, share: number, times: number | null): HeatLevel => {
  if (scale === 'score') return value < 1 ? 0 : levelFrom(value, HEAT_SCORES)
  return scale === 'usual' && times !== null ? timesLevel(times) : heatLevel(share)
}

const toCell = <Cell extends HeatCount>(count: Cell, devices: number, scale: HeatScale): HeatCell<Cell> => {
  const { value, usual } = count
  if (value === null || count.devices === null) return { ...count, share: null, times: null, level: null }
  const share = devices === 0 ? 0 : value / devices
  const times = usual === null ? null : timesUsual(value, usual)
  return { ...count, share, times, level: levelOf(scale, value, share, times) }
}

const weightOf = ({ share, times, value }: HeatCell, scale: HeatScale): number => {
  if (scale === 'score') return (value ?? 0) / 100
  return scale === 'usual' && times !== null ? Math.log2(Math.max(1, times)) : (share ?? 0)
}

/** Rows with the most surprising first, then by name, so that the order is the same at every look. */
export const heatRows = <Cell extends HeatCount, Row extends HeatSource<Cell>>(
  rows: readonly (Row & HeatSource<Cell>)[],
  scale: HeatScale = 'share',
): HeatRow<Cell, Row>[] =>
  rows
    .map((row) => {
      const cells = row.cells.map((cell) => toCell(cell, row.devices, scale))
      const surprise = cells.reduce((sum, cell, index) => sum + weightOf(cell, scale) * (index + 1), 0)
      return { ...row, cells, blind: cells.every((cell) => cell.devices === null), surprise }
    })
    .sort((a, b) => b.surprise - a.surprise || (a.key < b.key ? -1 : 1))
