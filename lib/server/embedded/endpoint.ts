import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Where the embedded database listens: a socket in a folder for its owner alone, or a port on loopback. */
export type Endpoint = { kind: 'socket'; folder: string } | { kind: 'port'; port: number }

/** Clients add this name to a socket's folder by themselves (PostgreSQL, "unix_socket_directories"). */
const SOCKET_NAME = '.s.PGSQL.5432'
/** sun_path holds 104 bytes on macOS and BSD, 108 on Linux, with the zero at the end. */
const SOCKET_PATH_BYTES_MAX = 103

export const socketFileOf = (folder: string): string => join(folder, SOCKET_NAME)

/** A short folder of this user's own for a data folder whose path is too long for a socket. */
const shortFolderOf = (dataDir: string): string =>
  join(tmpdir(), `vedette-${String(userInfo().uid)}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Chooses where the database of a data folder listens; the choice outlives a restart of the database process. */
export const chooseEndpoint = async (dataDir: string): Promise<Endpoint> => {
  if (process.platform === 'win32') return { kind: 'port', port: await freePort() }
  const own = join(dataDir, 'socket')
  const folder = Buffer.byteLength(socketFileOf(own)) <= SOCKET_PATH_BYTES_MAX ? own : shortFolderOf(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { kind: 'socket', folder }
}

/** The address by which pg and Prisma reach an endpoint. */
export const databaseUrlOf = (endpoint: Endpoint): string =>
  endpoint.kind === 'port'
    ? `postgresql://postgres@127.0.0.1:${String(endpoint.port)}/postgres`
    : `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(endpoint.folder)}`
