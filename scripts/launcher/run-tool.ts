import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../ensure-installed.mjs'

/** A step of the start that failed; what its tool said stands above. */
export class StepError extends Error {
  override name = 'StepError'
}

/** Runs a tool of node_modules quietly; what it said is shown only when it failed. */
export const runTool = (
  failure: string,
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: Buffer[] = []
    const child = spawn(process.execPath, [join(root, program), ...parameters], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) {
        resolve()
        return
      }
      process.stderr.write(Buffer.concat(said))
      reject(new StepError(`${failure}: see above.`))
    })
  })
