/** Below this coverage the interval is printed instead of the number (design: 40 %). */
export const COVERAGE_FOR_NUMBER = 0.4

/** Blocks filled of `blocks` for a coverage of 0 to 1: never full while a part is missing, never none while a part is there. */
export const coverageBlocks = (coverage: number, blocks: number): number => {
  if (coverage >= 1) return blocks
  return coverage <= 0 ? 0 : Math.min(blocks - 1, Math.max(1, Math.round(coverage * blocks)))
}
