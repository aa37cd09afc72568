import type { EpochMs } from '@/lib/domain/time'
import { LOGIN_PORTS } from './knowledge/common-services'
import { rampConfidence } from './confidence'
import type { GuessWindow } from './facts/facts'
import { sessionsIn } from './fold/guess-windows'
import { isWindowOpen } from './sketch/halves'
import { triesIn, type TryWindow } from './fold/try-windows'

/** Short sessions in ten minutes from which it is guessing, and from which there is no doubt. */
const SESSIONS_MIN = 10
const SESSIONS_FULL = 30
/** Refused web requests in the same way. */
const REFUSALS_MIN = 20
const REFUSALS_FULL = 60
/** The least share of refusals: digest access (RFC 7616) is refused once before each answer, which makes a half. */
const REFUSED_SHARE_MIN = 0.8
const FLOOR = 0.7

/** Guesses with one service within ten minutes; `what` they were, in words. */
export type GuessRun = {
  ip: string
  port: number
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
  confidence: number
  what: string
}

type Entry = Pick<GuessRun, 'ip' | 'port' | 'firstAt' | 'lastAt'>

const runOf = ({ ip, port, firstAt, lastAt }: Entry, count: number, confidence: number, what: string): GuessRun => ({
  ip,
  port,
  firstAt,
  lastAt,
  count,
  confidence,
  what,
})

const sessionRuns = (entry: Entry, sessions: number, weight: number): GuessRun[] => {
  if (weight < SESSIONS_MIN) return []
  const confidence = rampConfidence(weight, SESSIONS_MIN, SESSIONS_FULL, FLOOR)
  const service = LOGIN_PORTS.get(entry.port) ?? 'login'
  return [runOf(entry, sessions, confidence, `${String(sessions)} short ${service} sessions`)]
}

/** Short connections with login services. */
export const runsOfFlows = (windows: readonly GuessWindow[], at: EpochMs): GuessRun[] =>
  windows.flatMap((window) => {
    const sessions = isWindowOpen(window.halves, at) ? sessionsIn(window) : 0
    return sessionRuns(window, sessions, sessions)
  })

/** SSH sessions that failed; those of unknown outcome count for half, those that went well not at all. */
export const runsOfSessions = (windows: readonly TryWindow[], at: EpochMs): GuessRun[] =>
  windows.flatMap((window) => {
    if (!isWindowOpen(window.halves, at)) return []
    const { failed, other } = triesIn(window)
    return sessionRuns(window, failed + other, failed + other / 2)
  })

/** Web requests that were refused, and tries of log-in pages. */
export const runsOfRequests = (windows: readonly TryWindow[], at: EpochMs): GuessRun[] =>
  windows.flatMap((window) => {
    const { failed, other } = triesIn(window)
    const isRun = failed >= REFUSALS_MIN && failed >= REFUSED_SHARE_MIN * (failed + other)
    if (!isRun || !isWindowOpen(window.halves, at)) return []
    const confidence = rampConfidence(failed, REFUSALS_MIN, REFUSALS_FULL, FLOOR)
    return [runOf(window, failed, confidence, `${String(failed)} refused web requests`)]
  })
