import type { Peer } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { noteCall } from './attack-attempts'
import type { DeviceFacts } from '../facts/facts'

/** A record of something the device opened: a flow, a request, a session. */
type Opened = { origin: Peer; responder: Peer; observedAt: EpochMs; startedAt?: EpochMs }

/** Notes a connection the device opened where it may be the answer to an attack; `name` as it called the other end. */
export const noteCallOf = ({ traffic }: DeviceFacts, opened: Opened, name: string, at: EpochMs): void => {
  const attempts = traffic.alerts?.attempts
  if (attempts === undefined || attempts.length === 0) return
  const startedAt = opened.startedAt ?? opened.observedAt
  noteCall(attempts, { ip: opened.responder.ip, name, fromPort: opened.origin.port, startedAt }, at)
}
