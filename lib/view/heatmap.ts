import type { KillChainStage } from '@/lib/domain/kill-chain'

export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5

/** Least share of a row's devices for levels 1 to 5. Each step is about three times the one before. */
export const HEAT_SHARES = [0, 0.01, 0.03, 0.1, 0.3] as const

export type HeatCount = { stage: KillChainStage; devices: number | null }
export type HeatSource = { key: string; devices: number; cells: readonly HeatCount[] }

export type HeatCell = HeatCount & { /** 0 to 1; null: not assessed. */ share: number | null; level: HeatLevel | null }
export type HeatRow = {
  key: string
  devices: number
  cells: readonly HeatCell[]
  /** No source of the row reports any stage. */ blind: boolean
}

/** Until there are 7 days of history, colour is the share of the row's devices; none is always level 0. */
export const heatLevel = (share: number): HeatLevel => {
  if (share <= 0) return 0
  if (share >= HEAT_SHARES[4]) return 5
  if (share >= HEAT_SHARES[3]) return 4
  if (share >= HEAT_SHARES[2]) return 3
  return share >= HEAT_SHARES[1] ? 2 : 1
}

const toCell = (count: HeatCount, devices: number): HeatCell => {
  if (count.devices === null) return { ...count, share: null, level: null }
  const share = devices === 0 ? 0 : count.devices / devices
  return { ...count, share, level: heatLevel(share) }
}

/** Later stages weigh more: between equal shares the row that came further stands first. */
const heatOf = ({ cells }: HeatRow): number =>
  cells.reduce((sum, { share }, index) => sum + (share ?? 0) * (index + 1), 0)

/** Rows with the hottest first, then by name, so that the order is the same at every look. */
export const heatRows = (rows: readonly HeatSource[]): HeatRow[] =>
  rows
    .map(({ key, devices, cells }) => ({
      key,
      devices,
      cells: cells.map((cell) => toCell(cell, devices)),
      blind: cells.every((cell) => cell.devices === null),
    }))
    .sort((a, b) => heatOf(b) - heatOf(a) || (a.key < b.key ? -1 : 1))
