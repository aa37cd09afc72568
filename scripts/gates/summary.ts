import type { GateResult } from './gate'

const lineOf = ({ name, isPassed, seconds, tests }: GateResult): string => {
  const counted =
    tests.passed + tests.failed + tests.skipped.length === 0
      ? ''
      : `  ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped.length} skipped`
  return `${isPassed ? 'ok    ' : 'FAILED'} ${name.padEnd(28)}${seconds.toFixed(1).padStart(7)} s${counted}`
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/**
 * The last lines of `npm test`: a line a gate, the skipped tests by name, and `N passed, N failed`, where each gate and
 * each test counts as one.
 */
export const summaryOf = (results: readonly GateResult[]): { lines: string[]; isPassed: boolean } => {
  const skipped = results.flatMap(({ tests }) => tests.skipped)
  const passed = results.filter(({ isPassed }) => isPassed).length + sum(results.map(({ tests }) => tests.passed))
  const failed = results.filter(({ isPassed }) => !isPassed).length + sum(results.map(({ tests }) => tests.failed))
  const total = `${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`
  return {
    lines: [...skipped.map((name) => `skipped: ${name}`), ...results.map(lineOf), total],
    isPassed: failed === 0 && passed > 0,
  }
}
