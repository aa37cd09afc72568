import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashContents } from '@/scripts/launcher/content-hash'
import { root } from '../ensure-installed.mjs'
import { runTool } from '@/scripts/launcher/run-tool'

const SCHEMA = 'prisma/schema.prisma'
const GENERATED = join(root, 'lib', 'generated')
const STAMP = join(GENERATED, 'prisma-stamp')

const wantedStamp = () => hashContents(root, [SCHEMA, 'prisma.config.ts', 'node_modules/prisma/package.json'])

/** Writes the database client (lib/generated/prisma) when the schema or Prisma changed. */
export const ensureGenerated = async (): Promise<void> => {
  if (!existsSync(join(root, SCHEMA))) return
  const wanted = wantedStamp()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  await runTool('The database client could not be generated', 'node_modules/prisma/build/index.js', ['generate'], {
    // Prisma would download an engine that generating does not use; any program will do in its place.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  })
  mkdirSync(GENERATED, { recursive: true })
  writeFileSync(STAMP, wanted)
}
