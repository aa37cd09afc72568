import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { ZEEK_LOGS } from '@/lib/ingest/zeek/zeek-log'
import { CommandError } from './command'

export type NetworkFormat = 'zeek' | 'eve'

type ZeekLog = (typeof ZEEK_LOGS)[number]

/** A log and the files that hold it. */
export type NetworkLog = { log: ZeekLog | 'eve'; files: readonly string[] }

const LOG_FILE = /\.(log|json|ndjson)(\.gz)?$/
const EVE_FILE = /(^|[._-])eve([._-].*)?\.(json|log|ndjson)(\.gz)?$/

/** `conn.log`, rotated and packed: `conn.2024-01-01-00-00-00.log.gz`, `capture.conn.log.gz`, `conn_20240101.log`. */
const PATTERNS = ZEEK_LOGS.map((log) => ({ log, pattern: new RegExp(`(^|[._-])${log}([.]|[_-](\\d|long)|$)`) }))

/** The Zeek log that a file's name says it holds; null for one that is not read. */
export const zeekLogOf = (name: string): ZeekLog | null => {
  if (!LOG_FILE.test(name) || EVE_FILE.test(name)) return null
  const stem = name.replace(LOG_FILE, '')
  return PATTERNS.find(({ pattern }) => pattern.test(stem))?.log ?? null
}

/** Flows come last of what has the same time: a look-up and what it led to may share their millisecond. */
const LOGS: readonly NetworkLog['log'][] = [...ZEEK_LOGS.filter((log) => log !== 'conn'), 'conn', 'eve']

const logsOf = (names: readonly string[], folder: string, format: NetworkFormat): NetworkLog[] => {
  const logOf = (name: string): NetworkLog['log'] | null =>
    format === 'zeek' ? zeekLogOf(name) : EVE_FILE.test(name) ? 'eve' : null
  return LOGS.flatMap((log) => {
    const files = names.filter((name) => logOf(name) === log).map((name) => path.join(folder, name))
    return files.length === 0 ? [] : [{ log, files }]
  })
}

/**
 * The logs at a path: of a folder all that can be read, and the names of the logs beside them that cannot. A single
 * file is taken as what its name says, else as conn. Throws a `CommandError` when there is nothing.
 */
export const findNetworkLogs = async (
  target: string,
  format: NetworkFormat,
): Promise<{ logs: NetworkLog[]; others: string[] }> => {
  const found = await stat(target).catch(() => null)
  if (found === null) throw new CommandError(`There is no file or folder ${target}.`)
  if (!found.isDirectory()) {
    const log = format === 'eve' ? 'eve' : (zeekLogOf(path.basename(target)) ?? 'conn')
    return { logs: [{ log, files: [target] }], others: [] }
  }
  const names = (await readdir(target)).sort()
  const logs = logsOf(names, target, format)
  if (logs.length === 0)
    throw new CommandError(`There is no ${format === 'eve' ? 'eve.json' : 'Zeek log'} in ${target}.`)
  const others = names.filter((name) => LOG_FILE.test(name) && !EVE_FILE.test(name) && zeekLogOf(name) === null)
  return { logs, others: format === 'eve' ? [] : others }
}
