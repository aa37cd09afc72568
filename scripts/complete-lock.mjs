// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingPlatformPackages } from './launcher/platform-packages.mjs'

// node scripts/complete-lock.mjs, after `npm install` against a mirror of the registry: a mirror may lack the packages
// of other platforms; npm then leaves them out of package-lock.json, and `npm ci` refuses that file everywhere.
const file = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingPlatformPackages(lock.packages)
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${String(Object.keys(missing).length)} packages of other platforms to package-lock.json.`)
