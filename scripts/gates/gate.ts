import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { NO_TESTS } from './test-counts'
import type { TestCounts } from './test-counts'

/** Where the gates keep their caches and reports; gone with node_modules. */
export const CACHE = 'node_modules/.cache/gates'

/** One check that a change must pass: a program, and for a test runner where and how it reports. */
export type Gate = {
  name: string
  /** A script of this tree (`scripts/build.mjs`), or the file of a package's program below node_modules. */
  program: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  report?: { file: string; read: (text: string) => TestCounts }
}

export type GateResult = { name: string; isPassed: boolean; seconds: number; output: string; tests: TestCounts }

const MAX_OUTPUT_CHARACTERS = 200_000

const runProgram = (
  root: string,
  { program, args, env = {} }: Gate,
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, program), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' },
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      // The end of a long output tells more than its beginning.
      output = (output + chunk.toString()).slice(-MAX_OUTPUT_CHARACTERS)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: null, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
  })

/** Runs one gate. A test runner that ends without a report has failed, whatever its exit code says. */
export const runGate = async (root: string, gate: Gate): Promise<GateResult> => {
  const startedAt = Date.now()
  const report = gate.report === undefined ? null : join(root, gate.report.file)
  mkdirSync(join(root, CACHE), { recursive: true })
  if (report !== null) rmSync(report, { force: true })
  const { code, output } = await runProgram(root, gate)
  const hasReport = report !== null && existsSync(report)
  return {
    name: gate.name,
    isPassed: code === 0 && (report === null || hasReport),
    seconds: (Date.now() - startedAt) / 1000,
    output,
    tests: hasReport && gate.report !== undefined ? gate.report.read(readFileSync(report, 'utf8')) : NO_TESTS,
  }
}
