import { rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { databaseFilesOf, databaseLockOf } from '@/lib/server/embedded/data-folder'
import { waitForDataLock } from '@/lib/server/embedded/data-lock'
import { socketFileOf } from '@/lib/server/embedded/endpoint'
import type { Endpoint } from '@/lib/server/embedded/endpoint'
import { listen } from '@/lib/server/embedded/wire-server'

/** A database that was just killed, or whose launcher was, is gone within a few seconds. */
const LOCK_TIMEOUT_MS = 15_000

const placeOf = (endpoint: Endpoint): { path: string } | { host: string; port: number } => {
  if (endpoint.kind === 'port') return { host: '127.0.0.1', port: endpoint.port }
  const path = socketFileOf(endpoint.folder)
  // Left by a database that was killed; nobody listens there, since we hold the lock.
  rmSync(path, { force: true })
  return { path }
}

const main = async (dataDir: string, endpoint: Endpoint): Promise<void> => {
  const lock = await waitForDataLock(databaseLockOf(dataDir), LOCK_TIMEOUT_MS)
  const db = await PGlite.create(databaseFilesOf(dataDir))
  let isStopping = false
  const server = await listen(db, placeOf(endpoint), (error) => {
    if (isStopping) return
    // Its memory may be damaged: what was acknowledged is on disk, and whoever started us starts us again.
    console.error('The embedded database failed:', error)
    process.exit(1)
  })
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await server.close()
    await db.close()
    lock.release()
    process.exit(0)
  }
  const onStop = () => void stop()
  process.on('SIGTERM', onStop)
  // Whoever started us is gone, perhaps killed: nobody may keep the data folder occupied.
  process.on('disconnect', onStop)
  process.send?.('ready')
}

const [dataDir = '', endpoint = ''] = process.argv.slice(2)
main(dataDir, JSON.parse(endpoint) as Endpoint).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
