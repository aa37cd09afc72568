// @ts-check
import { ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
const { ensureBuilt } = await import('./launcher/build.ts')
await ensureBuilt()
