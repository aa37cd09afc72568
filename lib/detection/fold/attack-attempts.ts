import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import type { InjectionKind } from '../knowledge/injected-command'
import { place } from '../sketch/place'

const ATTEMPTS_MAX = 3
/** What an exploited device does next it does within this: loaders run from one command line. */
export const ANSWER_WINDOW_MS = 10 * MINUTE_MS

/** An attack on the device by one source, and what the device did after it. */
export type Attempt = {
  ip: string
  /** The port of the device that was attacked. */
  port: number
  /** How it was noticed: by the request itself, or by a rule of the monitor. */
  how: InjectionKind | 'alert'
  /** What the injected command calls; empty when it calls nothing. */
  target: string
  text: string
  firstAt: EpochMs
  lastAt: EpochMs
  count: number
  /** When the device opened a connection to the attacker or the target soon after; 0 when it did not. */
  calledAt: EpochMs
  /** It was the target that it called. */
  obeyed: boolean
}

/** Takes an attack on the device in. Changes `attempts`. */
export const addAttempt = (
  attempts: Attempt[],
  { ip, port, how, target, text }: Pick<Attempt, 'ip' | 'port' | 'how' | 'target' | 'text'>,
  at: EpochMs,
): void => {
  const known = attempts.find((attempt) => attempt.ip === ip)
  if (known === undefined) {
    const first = { ip, port, how, target, text, firstAt: at, lastAt: at, count: 1, calledAt: 0, obeyed: false }
    // A device that answered keeps its trace before those that only tried.
    const idle = attempts.findIndex(({ calledAt }) => calledAt === 0)
    if (attempts.length < ATTEMPTS_MAX || idle === -1) place(attempts, first, ATTEMPTS_MAX)
    else attempts[idle] = first
    return
  }
  known.count = oneMore(known.count)
  known.firstAt = Math.min(known.firstAt, at)
  known.lastAt = Math.max(known.lastAt, at)
  if (known.calledAt !== 0) return
  known.port = port
  if (target !== '') known.target = target
  if (how === 'alert') return
  known.how = how
  known.text = text
}

/** A connection the device opened. `name` is what it called the other end, if anything. */
export type Call = { ip: string; name: string; fromPort: number; startedAt: EpochMs }

const isSoonAfter = (attempt: Attempt, { fromPort, startedAt }: Call): boolean => {
  // Seen from the middle, the answer itself may look like a connection of the device.
  if (fromPort === attempt.port) return false
  return startedAt >= attempt.firstAt && startedAt - attempt.lastAt <= ANSWER_WINDOW_MS
}

/** Whom of the two a call went to; null for a call of somebody else. */
const calledOf = ({ ip, target }: Attempt, call: Call): 'attacker' | 'target' | null => {
  if (call.ip === target || (call.name !== '' && call.name === target)) return 'target'
  return call.ip === ip ? 'attacker' : null
}

/** Notes that the device called somebody who attacked it, or whom an injected command told it to call. */
export const noteCall = (attempts: readonly Attempt[], call: Call, at: EpochMs): void => {
  for (const attempt of attempts) {
    const called = calledOf(attempt, call)
    const isNews = attempt.calledAt === 0 || (called === 'target' && !attempt.obeyed)
    if (called === null || !isNews || !isSoonAfter(attempt, call)) continue
    attempt.calledAt = at
    attempt.obeyed = called === 'target'
  }
}
