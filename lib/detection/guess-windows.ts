import type { FlowObservation } from '@/lib/domain/observation'
import { SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { LOGIN_PORTS, LOGIN_SERVICES } from './common-services'
import type { GuessWindow } from './facts'
import { halfAt, newHalves } from './halves'

const GUESS_WINDOWS_MAX = 4
/** A login session that ends this soon and this small did not get in: Zeek's ssh heuristics work the same way. */
const GUESS_DURATION_MAX_MS = 30 * SECOND_MS
const GUESS_BYTES_MAX = 20_000

const noSessions = (): { sessions: number } => ({ sessions: 0 })

/** Whether a flow is a short answered session with a login service. */
export const isGuess = (flow: FlowObservation): boolean => {
  const isLogin = LOGIN_PORTS.has(flow.responder.port) || LOGIN_SERVICES.has(flow.service)
  const isShort = flow.durationMs < GUESS_DURATION_MAX_MS && flow.origin.bytes + flow.responder.bytes < GUESS_BYTES_MAX
  return isLogin && isShort && flow.transport === 'tcp' && flow.result === 'answered' && flow.responder.bytes > 0
}

/** Counts a short login session with `ip`, the remote service or the source. */
export const addGuess = (windows: readonly GuessWindow[], ip: string, port: number, at: EpochMs): GuessWindow[] => {
  const known = windows.find((entry) => entry.ip === ip && entry.port === port)
  const entry = known ?? { ip, port, halves: newHalves(at, noSessions), firstAt: at, lastAt: at }
  halfAt(entry.halves, at, noSessions).sessions += 1
  entry.lastAt = Math.max(entry.lastAt, at)
  if (known !== undefined) return [...windows]
  return [...[...windows].sort((a, b) => b.lastAt - a.lastAt).slice(0, GUESS_WINDOWS_MAX - 1), entry]
}

/** Sessions in the window of five to ten minutes. */
export const sessionsIn = ({ halves }: GuessWindow): number => halves.current.sessions + (halves.previous?.sessions ?? 0)
