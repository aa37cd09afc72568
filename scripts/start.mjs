// @ts-check
import { ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
// Packages may be imported only from here on: the rest of the launcher is TypeScript, run through tsx.
const { register } = await import('tsx/esm/api')
register()
const { launch } = await import('./launcher/launch.ts')
await launch(process.argv.includes('--dev') ? 'development' : 'production', process.argv.includes('--demo'))
