/**
 * Integers that sum exactly to `total`, each within 1 of its exact points (largest remainder method), so that what is
 * printed adds up on screen. `total` must be the sum of `points` rounded half up; ties go to the earlier line.
 */
export const roundPoints = (points: readonly number[], total: number): number[] => {
  const floors = points.map(Math.floor)
  const missing = total - floors.reduce((sum, value) => sum + value, 0)
  const byRemainder = points
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index))
  // `+ 0` turns a negative zero into zero.
  return floors.map((value, index) => value + (raised.has(index) ? 1 : 0) + 0)
}
