import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const TOP_FOLDERS = new Set(
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name),
)
/** Folders and files that appear only when the product was built or has run. */
const MADE_LATER = /^(\.next|data|node_modules|lib\/generated|playwright-report|test-results)(\/|$)/

const documents = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return MADE_LATER.test(relative(root, path)) ? [] : documents(path)
    return entry.name.endsWith('.md') ? [path] : []
  })

/** Targets of links, and what stands in code marks and begins with a folder of this tree. */
const namedPaths = (text: string): string[] => {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '')
  const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
  const codes = [...prose.matchAll(/`([\w.@()[\]-]+(?:\/[\w.@()[\]-]*)+)`/g)].map(([, code = '']) => code)
  return [
    ...links.filter((target) => !/^[a-z]+:/i.test(target)),
    ...codes.filter((code) => TOP_FOLDERS.has(code.split('/')[0] ?? '')),
  ]
}

const files = documents(root)

test('the tree has a README', () => {
  expect(files.map((file) => relative(root, file))).toContain('README.md')
})

test.each(files.map((file) => relative(root, file)))('every path named in %s exists', (file) => {
  const missing = namedPaths(readFileSync(join(root, file), 'utf8')).filter(
    (path) => !MADE_LATER.test(path) && !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)),
  )
  expect(missing).toEqual([])
})
