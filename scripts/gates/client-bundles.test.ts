import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundleProblems, tellingTexts } from '@/scripts/gates/client-bundles'

let root: string
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vedette-bundles-'))
  write('lib/server/tokens.ts', 'export const SQL = `SELECT hash FROM api_token WHERE id = ${1}`')
  write(
    'components/fleet-empty.tsx',
    `export const FleetEmpty = () => <p title="No device has reported yet here">x</p>`,
  )
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const BUNDLE = '.next/static/chunks/1.js'

test('bundles of components alone are well', () => {
  write(BUNDLE, 'a("No device has reported yet here")')
  expect(bundleProblems(root)).toEqual([])
})

test('a text of the server in a bundle is named with its file', () => {
  write(BUNDLE, 'a("No device has reported yet here");b(`SELECT hash FROM api_token WHERE id = ${c}`)')
  expect(bundleProblems(root)).toEqual([
    'lib/server/tokens.ts is in a bundle the browser gets: "SELECT hash FROM api_token WHERE id ="',
  ])
})

test('a text that both sides have proves nothing', () => {
  write('lib/server/empty.ts', `export const EMPTY = 'No device has reported yet here'`)
  write(BUNDLE, 'a("No device has reported yet here")')
  expect(bundleProblems(root)).toEqual([])
})

test('no bundles, no verdict', () => {
  expect(bundleProblems(root)).toHaveLength(1)
})

test('import paths and short texts are not telling', () => {
  expect(tellingTexts('a.ts', `import x from '@/lib/server/a-very-long-path-of-a-file'; f('short')`)).toEqual([])
})
