import type { SshObservation } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import type { DeviceFacts } from '../facts/facts'
import type { FlowView } from './flow-view'
import { noteLogin } from './login-runs'
import { noteCallOf } from './note-call'
import { newSshFacts } from '../facts/ssh-facts'
import { addTry, type TryWindow } from './try-windows'

/** Sessions that got in are no tries; those of which nobody can tell are counted apart. */
const noteSession = (
  windows: TryWindow[],
  end: { ip: string; port: number },
  success: boolean | null,
  at: EpochMs,
): void => {
  if (success !== true) addTry(windows, end, success === false ? 'failed' : 'other', at, true)
}

/** Takes an SSH session into the facts at its effective time. */
export const foldSsh = (facts: DeviceFacts, ssh: SshObservation, view: FlowView, at: EpochMs): void => {
  const shells = (facts.traffic.shells ??= newSshFacts())
  shells.records = oneMore(shells.records)
  const { origin, responder, success } = ssh
  if (view.side === 'origin') {
    noteCallOf(facts, ssh, '', at)
    noteSession(shells.triesOut, responder, success, at)
    return
  }
  noteSession(shells.triesIn, { ip: origin.ip, port: responder.port }, success, at)
  if (success !== null) noteLogin(shells.logins, origin.ip, !success, at)
}
