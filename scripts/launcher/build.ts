import { needsBuild, writeBuildStamp } from '@/scripts/launcher/build-stamp'
import { ensureGenerated } from '@/scripts/launcher/generate'
import { runTool } from '@/scripts/launcher/run-tool'
import { root } from '../ensure-installed.mjs'

/** Builds the pages when their sources changed. */
export const ensureBuilt = async (): Promise<void> => {
  await ensureGenerated()
  if (!needsBuild(root)) return
  console.error('Building the pages; this takes up to a minute.')
  await runTool('The pages could not be built', 'node_modules/next/dist/bin/next', ['build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  writeBuildStamp(root)
}
