import { FUZZ_TARGETS } from '@/lib/testing/fuzz-targets'
import type { BenchFigure } from './figure'

const INPUTS = 100_000
const SEED = 20_260_101

/** Hostile inputs for each parser; none may throw. Arguments: inputs a parser, seed. */
export const fuzzBench = ([inputs = String(INPUTS), seed = String(SEED)]: readonly string[]): BenchFigure[] => {
  const command = `npm run bench -- fuzz ${inputs} ${seed}`
  return FUZZ_TARGETS.flatMap(({ name, run }) => {
    const result = run(Number(inputs), Number(seed))
    // A run takes minutes, so that what is done is told before the end.
    console.error(`${name}: ${String(result.throws)} throws in ${String(result.inputs)} inputs`)
    if (result.firstThrow !== null) console.error(`${name} threw first: ${result.firstThrow.slice(0, 1_000)}`)
    const figure = (what: string, value: number, unit: string, target: number | null): BenchFigure => ({
      name: `${name}, ${what}`,
      value,
      unit,
      target,
      command,
    })
    return [
      figure('inputs', result.inputs, 'inputs', Number(inputs)),
      figure('throws', result.throws, 'throws', 0),
      figure('time in the parser', Math.round(result.seconds * 10) / 10, 's', null),
      figure('slowest input', Math.round(result.slowestMs), 'ms', null),
    ]
  })
}
