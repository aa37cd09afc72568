export type GridPlace = { row: number; column: number }

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), Math.max(0, last))

/** The cell an arrow, Home or End key leads to in a grid; the edges hold. */
export const gridStep = ({ row, column }: GridPlace, key: string, rows: number, columns: number): GridPlace => {
  const steps: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  }
  const step = steps[key] ?? { row, column }
  return { row: clamp(step.row, rows - 1), column: clamp(step.column, columns - 1) }
}
