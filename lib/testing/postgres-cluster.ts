import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The oldest PostgreSQL we promise to run on is the one the tests prefer. */
const VERSION_WANTED = '15'
const DEBIAN_FOLDER = '/usr/lib/postgresql'

/** Begins the names of the folders of clusters in the folder of a run. */
export const CLUSTER_PREFIX = 'postgres-'

export const INSTALL_POSTGRES = 'sudo apt-get install postgresql-15'

/** The folder of initdb and pg_ctl, or null: Debian's folders (15 first, then newer ones), then PATH. */
export const findPostgresBinaries = (): string | null => {
  const versions = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER).filter((version) => Number(version) >= Number(VERSION_WANTED))
    : []
  return (
    [
      ...versions.sort((a, b) => Number(a) - Number(b)).map((version) => join(DEBIAN_FOLDER, version, 'bin')),
      ...(process.env['PATH'] ?? '').split(delimiter),
    ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
  )
}

type Owner = { uid: number; gid: number }

const idOf = (flag: '-u' | '-g', user: string) =>
  Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
const findOwner = (): Owner | null => {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) }
    } catch {
      // No such user: try the next.
    }
  }
  throw new Error('The tests run as root, and there is no user "postgres" or "nobody" to run PostgreSQL as.')
}

// What a test writes need not outlive the machine; a benchmark measures the real thing. No TCP: the socket lies in the
// cluster's folder.
const serverOptions = (folder: string, isDurable: boolean) =>
  `-c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=100` +
  (isDurable ? '' : ' -c fsync=off -c full_page_writes=off')

/** Starts a cluster in an existing empty folder; it listens on a socket in that folder only. */
export const startCluster = async (binaries: string, folder: string, { isDurable = false } = {}): Promise<void> => {
  const owner = findOwner()
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const options = { cwd: folder, ...owner }
  const data = join(folder, 'data')
  const initdb = ['--pgdata', data, '--auth=trust', '--username=vedette', '--encoding=UTF8', '--locale=C', '--no-sync']
  const start = ['start', '--wait', '--silent', '--pgdata', data, '--log', join(folder, 'log')]
  await run(join(binaries, 'initdb'), initdb, options)
  await run(join(binaries, 'pg_ctl'), [...start, '-o', serverOptions(folder, isDurable)], options)
}

/** Stops the cluster of a folder, if one runs there. */
export const stopCluster = (folder: string): void => {
  const binaries = findPostgresBinaries()
  if (binaries === null || !existsSync(join(folder, 'data', 'postmaster.pid'))) return
  execFileSync(
    join(binaries, 'pg_ctl'),
    ['stop', '--silent', '--mode', 'immediate', '--pgdata', join(folder, 'data')],
    { cwd: folder, ...findOwner() },
  )
}

/** Address of a database of the cluster in `folder`. */
export const clusterUrl = (folder: string, database: string): string =>
  `postgresql://vedette@localhost/${database}?host=${encodeURIComponent(folder)}`
