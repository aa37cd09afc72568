// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { needsInstall, writeInstallStamp } from './launcher/install-stamp.mjs'
import { nodeVersionProblem } from './launcher/node-version.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * npm writes node_modules/.package-lock.json last; newer than our lock file, it says that a person ran npm themselves.
 * @returns {boolean}
 */
const installedByHand = () => {
  const written = join(root, 'node_modules', '.package-lock.json')
  return existsSync(written) && statSync(written).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

// tsx looks for tsconfig.json (and its "@/") in the working folder unless told; programs we start are told by it too.
process.env['TSX_TSCONFIG_PATH'] = join(root, 'tsconfig.json')

/** Stops with a sentence on an old Node.js; installs the locked packages unless they are there. */
export const ensureInstalled = () => {
  const problem = nodeVersionProblem(process.versions.node)
  if (problem !== null) {
    console.error(problem)
    process.exit(1)
  }
  if (!needsInstall(root)) return
  if (!installedByHand()) {
    console.error('Installing the packages (npm ci); this takes about a minute.')
    // On Windows npm is a .cmd file, which Node starts only through a shell.
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    if (status !== 0) {
      console.error('npm ci failed: see its message above. Vedette needs the npm registry for its first start only.')
      process.exit(1)
    }
  }
  writeInstallStamp(root)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled()
