import type { ListeningPort, ListeningPorts } from '@/lib/domain/observation'
import { inertText, shownValue } from '@/lib/ingest/inert-text'
import { LIST_MAX, NAME_MAX } from '@/lib/ingest/limits'
import { ReportProblem } from './report-problem'
import { blockOf, countOf, isFields, isPort, listOf, memberOf, numberOf } from './report-values'

const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]', '*'])
const isLoopback = (name: string): boolean => name === 'lo' || name === '::1' || name.startsWith('127.')

/** How far a bind reaches: 2 every interface, 1 one or an unnamed one, 0 the device itself. */
const reachOf = (bind: string | null): number => {
  if (bind === null) return 1
  if (EVERYWHERE.has(bind)) return 2
  return isLoopback(bind) ? 0 : 1
}

const readPort = (entry: unknown, path: string, index: number): ListeningPort => {
  if (!isFields(entry)) throw new ReportProblem(`${path}.ports[${index}] must be an object, got ${shownValue(entry)}`)
  const given = memberOf(entry, 'port', 'pt')
  const port = numberOf(given)
  if (!isPort(port, 1)) {
    throw new ReportProblem(`${path}.ports[${index}].port must be from 1 to 65535, got ${shownValue(given)}`)
  }
  const bind = memberOf(entry, 'interface', 'if')
  return { port, interface: typeof bind === 'string' && bind !== '' ? inertText(bind, NAME_MAX) : null }
}

/** One entry a port: dual-stack listeners come twice, and the bind that reaches furthest is the one that matters. */
const readDistinctPorts = (list: readonly unknown[], path: string): ListeningPort[] => {
  const byPort = new Map<number, ListeningPort>()
  for (let index = 0; index < list.length && index < LIST_MAX; index += 1) {
    const entry = readPort(list[index], path, index)
    const known = byPort.get(entry.port)
    if (known === undefined || reachOf(entry.interface) > reachOf(known.interface)) byPort.set(entry.port, entry)
  }
  return [...byPort.values()]
}

/** The list holds all only when the agent gave a list or a total, and no more than we keep: agents sample down to 50. */
const isComplete = (list: readonly unknown[] | null, stated: number | undefined): boolean => {
  if (list === null) return stated === 0
  return list.length <= LIST_MAX && (stated === undefined || stated <= list.length)
}

/** The listening ports of one protocol; null when the agent left the block out. Without `total` the list's length counts. */
export const readPorts = (value: unknown, path: string): ListeningPorts | null => {
  const block = blockOf(value, path)
  if (block === null) return null
  const list = listOf(memberOf(block, 'ports', 'pts'), `${path}.ports`)
  const stated = countOf(memberOf(block, 'total', 't'), `${path}.total`)
  const total = stated ?? list?.length ?? 0
  return { ports: readDistinctPorts(list ?? [], path), total, complete: isComplete(list, stated) }
}
