import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashContents } from '@/scripts/launcher/content-hash'

/** What the built pages are made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
]

/** Tests (lib/testing) are no part of the pages; the generated client (lib/generated) follows from the schema, which is hashed. */
const isSource = (name: string): boolean =>
  name !== 'generated' && name !== 'testing' && !/\.test\.tsx?$|\.md$/.test(name)

const stampFile = (root: string) => join(root, '.next', 'vedette-build')

const wantedStamp = (root: string): string => hashContents(root, SOURCES, isSource)

/** Whether the pages were never built, or from other sources. */
export const needsBuild = (root: string): boolean =>
  !existsSync(stampFile(root)) || readFileSync(stampFile(root), 'utf8') !== wantedStamp(root)

/** Remembers that .next was built from the present sources. */
export const writeBuildStamp = (root: string): void => writeFileSync(stampFile(root), wantedStamp(root))
