// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.vedette-lock')

/**
 * The packages that must be installed, as one hash: the lock file and what compiled packages depend on.
 * @param {string} root
 */
const wantedStamp = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')

/**
 * Whether node_modules is missing or was installed from another lock file.
 * @param {string} root folder of package-lock.json
 * @returns {boolean}
 */
export const needsInstall = (root) =>
  !existsSync(stampFile(root)) || readFileSync(stampFile(root), 'utf8') !== wantedStamp(root)

/**
 * Remembers that node_modules now holds what the lock file says.
 * @param {string} root folder of package-lock.json
 */
export const writeInstallStamp = (root) => {
  writeFileSync(stampFile(root), wantedStamp(root))
}
