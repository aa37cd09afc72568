// @ts-check
import { spawn } from 'node:child_process'
import { ensureInstalled, root } from './ensure-installed.mjs'

// node scripts/run.mjs FILE.ts ARGUMENTS: runs one TypeScript program of this tree, after a first install where needed.
ensureInstalled()
const { register } = await import('tsx/esm/api')
const unregister = register()
const { ensureGenerated } = await import('./launcher/generate.ts')
await ensureGenerated()
await unregister()

const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// The terminal sends Ctrl-C to the whole group: the program decides what to do with it, we only wait and pass the rest on.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1
})
