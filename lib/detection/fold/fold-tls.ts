import type { TlsObservation } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import { COMMON_TCP_PORTS } from '../knowledge/common-services'
import type { DeviceFacts } from '../facts/facts'
import type { FlowView } from './flow-view'
import { noteClaimedName } from '../name-state'
import { noteCallOf } from './note-call'
import { isOldTls } from '../knowledge/old-tls'
import { place } from '../sketch/place'
import { newTlsFacts, type OddServer, type OldSession, type TlsFacts } from '../facts/tls-facts'

const ODD_MAX = 4

/** Whether the session names nobody and trusts anybody. */
export const isBlind = ({ selfSigned, serverName }: TlsObservation): boolean => selfSigned === true && serverName === ''

/** Whether it is TLS, without a name, where no registered service speaks it. */
export const isOnOddPort = ({ responder, serverName }: TlsObservation): boolean =>
  serverName === '' && !COMMON_TCP_PORTS.has(responder.port)

const oddServerOf = (odd: OddServer[], tls: TlsObservation, at: EpochMs): OddServer | null => {
  const { ip, port } = tls.responder
  const known = odd.find((server) => server.ip === ip && server.port === port)
  if (known !== undefined) return known
  if (!isBlind(tls) && !isOnOddPort(tls) && tls.established) return null
  const fresh = { ip, port, sessions: 0, established: 0, blind: 0, oddPort: 0, firstAt: at, lastAt: at }
  return place(odd, fresh, ODD_MAX)
}

const noteServer = (own: TlsFacts, tls: TlsObservation, at: EpochMs): void => {
  const server = oddServerOf(own.odd, tls, at)
  if (server === null) return
  server.sessions = oneMore(server.sessions)
  if (tls.established) server.established = oneMore(server.established)
  if (isBlind(tls)) server.blind = oneMore(server.blind)
  if (isOnOddPort(tls)) server.oddPort = oneMore(server.oddPort)
  server.lastAt = Math.max(server.lastAt, at)
}

const noteOld = (known: OldSession | null, version: string, ip: string, port: number, at: EpochMs): OldSession => ({
  version,
  ip,
  port,
  firstAt: known?.firstAt ?? at,
  lastAt: Math.max(known?.lastAt ?? at, at),
  count: oneMore(known?.count ?? 0),
})

/** Takes a TLS session into the facts at its effective time. */
export const foldTls = (facts: DeviceFacts, tls: TlsObservation, view: FlowView, at: EpochMs): void => {
  const own = (facts.traffic.secure ??= newTlsFacts())
  own.records = oneMore(own.records)
  const isOld = tls.established && isOldTls(tls.version)
  if (view.side === 'responder') {
    if (isOld) own.accepted = noteOld(own.accepted, tls.version, tls.origin.ip, tls.responder.port, at)
    return
  }
  const { ip, port } = tls.responder
  if (tls.serverName !== '') noteClaimedName(facts, ip, tls.serverName, at)
  noteCallOf(facts, tls, tls.serverName, at)
  if (isOld) own.spoken = noteOld(own.spoken, tls.version, ip, port, at)
  if (view.zone === 'internet') noteServer(own, tls, at)
}
