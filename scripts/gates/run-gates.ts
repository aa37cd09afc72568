import { root } from '../ensure-installed.mjs'
import { ensureGenerated } from '../launcher/generate'
import { runGate } from './gate'
import type { Gate, GateResult } from './gate'
import { BUILD_GATE, BUNDLES_GATE, E2E_GATES, ROUTE_TYPES_GATE, SOURCE_GATES, UNIT_GATE } from './gates'
import { summaryOf } from './summary'

const runAndTell = async (gate: Gate): Promise<GateResult> => {
  const result = await runGate(root, gate)
  console.log(`${result.isPassed ? 'ok' : 'FAILED'}: ${gate.name} (${result.seconds.toFixed(1)} s)`)
  if (!result.isPassed) console.log(`${result.output.trimEnd()}\n`)
  return result
}

/** Takes gates from one queue in two lanes: the smallest machines we build on have two cores. */
const runSideBySide = async (gates: readonly Gate[]): Promise<GateResult[]> => {
  const results = new Map<Gate, GateResult>()
  const queue = [...gates]
  const lane = async () => {
    for (let gate = queue.shift(); gate !== undefined; gate = queue.shift()) results.set(gate, await runAndTell(gate))
  }
  await Promise.all([lane(), lane()])
  return gates.flatMap((gate) => results.get(gate) ?? [])
}

/** Runs every gate, also after one failed, and sets the exit code. Unit tests run alone: they use both cores themselves. */
export const runGates = async (): Promise<void> => {
  await ensureGenerated()
  const results = [await runAndTell(ROUTE_TYPES_GATE), ...(await runSideBySide([...SOURCE_GATES, BUILD_GATE]))]
  for (const gate of [UNIT_GATE, BUNDLES_GATE]) results.push(await runAndTell(gate))
  results.push(...(await runSideBySide(E2E_GATES)))
  const { lines, isPassed } = summaryOf(results)
  console.log(lines.join('\n'))
  process.exitCode = isPassed ? 0 : 1
}
