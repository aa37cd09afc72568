// @ts-check
import { ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
const { runGates } = await import('./gates/run-gates.ts')
await runGates()
