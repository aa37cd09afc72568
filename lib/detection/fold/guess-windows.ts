import type { FlowObservation } from '@/lib/domain/observation'
import { SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { LOGIN_PORTS, LOGIN_SERVICES } from '../knowledge/common-services'
import type { GuessWindow } from '../facts/facts'
import { newBurst, touchBurst } from '../sketch/halves'
import { place } from '../sketch/place'

export const GUESS_WINDOWS_MAX = 3
/** A login session that ends this soon and this small did not get in: Zeek's ssh heuristics work the same way. */
const GUESS_DURATION_MAX_MS = 30 * SECOND_MS
const GUESS_BYTES_MAX = 20_000

const noSessions = (): { sessions: number } => ({ sessions: 0 })

/** Whether a flow is a short answered session with a login service. */
export const isGuess = (flow: FlowObservation): boolean => {
  if (flow.transport !== 'tcp' || flow.result !== 'answered' || flow.responder.bytes === 0) return false
  const isLogin = LOGIN_PORTS.has(flow.responder.port) || LOGIN_SERVICES.has(flow.service)
  return (
    isLogin && flow.durationMs < GUESS_DURATION_MAX_MS && flow.origin.bytes + flow.responder.bytes < GUESS_BYTES_MAX
  )
}

/** Counts a short login session with `ip`, the remote service or the source. Changes `windows`. */
export const addGuess = (windows: GuessWindow[], ip: string, port: number, at: EpochMs): void => {
  const known = windows.find((entry) => entry.ip === ip && entry.port === port)
  const entry = known ?? place(windows, { ip, port, ...newBurst(at, noSessions) }, GUESS_WINDOWS_MAX)
  touchBurst(entry, at, noSessions).sessions += 1
}

/** Sessions in the window of five to ten minutes. */
export const sessionsIn = ({ halves }: GuessWindow): number =>
  halves.current.sessions + (halves.previous?.sessions ?? 0)
