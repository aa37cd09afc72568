import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { needsBuild, writeBuildStamp } from '@/scripts/launcher/build-stamp'

const write = (root: string, path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const aBuiltTree = () => {
  const root = mkdtempSync(join(tmpdir(), 'vedette-build-'))
  write(root, 'app/fleet/page.tsx', 'page')
  write(root, 'lib/domain/finding.ts', 'finding')
  write(root, 'package-lock.json', '{}')
  mkdirSync(join(root, '.next'))
  writeBuildStamp(root)
  return root
}

test('unchanged sources need no build', () => {
  expect(needsBuild(aBuiltTree())).toBe(false)
})

test('a tree that was never built needs one', () => {
  const root = aBuiltTree()
  rmSync(join(root, '.next'), { recursive: true })
  expect(needsBuild(root)).toBe(true)
})

test.each([
  ['app/fleet/page.tsx', 'changed'],
  ['app/devices/page.tsx', 'new'],
  ['package-lock.json', '{"a":1}'],
  ['prisma/schema.prisma', 'model'],
  ['proxy.ts', 'proxy'],
])('a build is needed when %s is %s', (path, text) => {
  const root = aBuiltTree()
  write(root, path, text)
  expect(needsBuild(root)).toBe(true)
})

test('a moved file needs a build though all bytes are the same', () => {
  const root = aBuiltTree()
  rmSync(join(root, 'lib/domain/finding.ts'))
  write(root, 'lib/domain/moved.ts', 'finding')
  expect(needsBuild(root)).toBe(true)
})

test.each(['lib/domain/finding.test.ts', 'lib/README.md', 'lib/generated/prisma/client.ts', 'worker/main.ts'])(
  'no build is needed for %s',
  (path) => {
    const root = aBuiltTree()
    write(root, path, 'anything')
    expect(needsBuild(root)).toBe(false)
  },
)
