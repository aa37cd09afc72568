import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files below a path, sorted, so that the same tree always gives the same list. */
const filesBelow = (path: string, isWanted: (name: string) => boolean): string[] => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => isWanted(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name), isWanted))
}

/** One hash over the names and contents of files and folders below `root`; what does not exist is left out. */
export const hashContents = (
  root: string,
  paths: readonly string[],
  isWanted: (name: string) => boolean = () => true,
): string => {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesBelow(join(root, path), isWanted)) {
      const content = readFileSync(file)
      hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}
