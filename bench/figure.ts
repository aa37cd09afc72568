/** One measured figure of a benchmark; `target` is what it must reach, null when nothing was promised. */
export type BenchFigure = { name: string; value: number; unit: string; target: number | null; command: string }
