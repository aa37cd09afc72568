import type { RemoteConnection, RemoteConnections } from '@/lib/domain/observation'
import { shownValue } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { LIST_MAX } from '@/lib/ingest/limits'
import { ReportProblem } from './report-problem'
import { blockOf, countOf, isFields, isPort, listOf, memberOf, numberOf, type Fields } from './report-values'

const PATH = 'metrics.tcp_connections.established_connections'

const unbracketed = (address: string): string =>
  address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address

/** `ip:port`. C agents do not bracket IPv6, so the last colon divides. */
const readRemote = (value: unknown): { remoteIp: string; remotePort: number } | null => {
  if (typeof value !== 'string' || value.length > 100) return null
  const cut = value.lastIndexOf(':')
  const remoteIp = parseIp(unbracketed(value.slice(0, Math.max(cut, 0))))
  const remotePort = numberOf(value.slice(cut + 1))
  return remoteIp === null || !isPort(remotePort, 0) ? null : { remoteIp, remotePort }
}

const problemOf = (index: number, must: string, value: unknown): ReportProblem =>
  new ReportProblem(`${PATH}.connections[${index}]${must}, got ${shownValue(value)}`)

const readConnection = (entry: unknown, index: number): RemoteConnection => {
  if (!isFields(entry)) throw problemOf(index, ' must be an object', entry)
  const given = memberOf(entry, 'remote_addr', 'rad')
  const remote = readRemote(given)
  if (remote === null) throw problemOf(index, '.remote_addr must be ip:port', given)
  const local = memberOf(entry, 'local_port', 'lp') ?? null
  const localPort = local === null ? null : numberOf(local)
  if (localPort !== null && !isPort(localPort, 0)) {
    throw problemOf(index, '.local_port must be from 0 to 65535', local)
  }
  return { remoteIp: remote.remoteIp, remotePort: remote.remotePort, localPort }
}

const isSame = (a: RemoteConnection, b: RemoteConnection): boolean =>
  a.remotePort === b.remotePort && a.localPort === b.localPort && a.localPort !== null && a.remoteIp === b.remoteIp

/** Two connections cannot share both ends: a repeated entry is the same connection. */
const readDistinct = (list: readonly unknown[]): RemoteConnection[] => {
  const distinct: RemoteConnection[] = []
  for (let index = 0; index < list.length && index < LIST_MAX; index += 1) {
    const entry = readConnection(list[index], index)
    if (!distinct.some((known) => isSame(known, entry))) distinct.push(entry)
  }
  return distinct
}

/** The established TCP connections of a report; null when the agent left the block out. */
export const readConnections = (metrics: Fields): RemoteConnections | null => {
  const tcp = blockOf(memberOf(metrics, 'tcp_connections', 'tc'), 'metrics.tcp_connections')
  const block = tcp === null ? null : blockOf(memberOf(tcp, 'established_connections', 'ec'), PATH)
  if (block === null) return null
  const list = listOf(memberOf(block, 'connections', 'cs'), `${PATH}.connections`) ?? []
  const total = countOf(memberOf(block, 'total', 't'), `${PATH}.total`)
  return { connections: readDistinct(list), total: total ?? list.length }
}
