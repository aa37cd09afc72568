import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { LoginSource } from '../facts/event-facts'

/** Most sources of logins remembered of a device. */
const LOGIN_SOURCES_MAX = 4
/** A run of failures is over when nothing failed for an hour. */
const LOGIN_RUN_MS = HOUR_MS
/** Failures in a row by which a run is no typing error any more: those sources keep their place before the others. */
const RUN_WORTH_KEEPING = 5

const worthOf = ({ brokeInAt, failures }: LoginSource): number =>
  brokeInAt !== null ? 2 : Number(failures >= RUN_WORTH_KEEPING)

/** Sources that got in or went on keep their place, so that a flood of passers-by does not drive them out. */
const makeRoom = (logins: LoginSource[], max: number): void => {
  if (logins.length < max) return
  logins.sort((a, b) => worthOf(b) - worthOf(a) || b.lastFailureAt - a.lastFailureAt)
  logins.length = max - 1
}

const noteFailure = (logins: LoginSource[], source: string, at: EpochMs, max: number): void => {
  const known = logins.find((login) => login.source === source)
  if (known === undefined) {
    makeRoom(logins, max)
    logins.push({ source, failures: 1, firstFailureAt: at, lastFailureAt: at, brokeInAt: null })
    return
  }
  const isRun = at - known.lastFailureAt <= LOGIN_RUN_MS
  if (!isRun) Object.assign(known, { failures: 0, firstFailureAt: at, brokeInAt: null })
  known.failures += 1
  known.lastFailureAt = Math.max(known.lastFailureAt, at)
}

/** A success after a typing error makes it forgotten: web clients that answer a challenge fail before each request. */
const noteSuccess = (logins: LoginSource[], source: string, at: EpochMs): void => {
  const index = logins.findIndex((login) => login.source === source)
  const known = logins[index]
  if (known === undefined || at - known.lastFailureAt > LOGIN_RUN_MS) return
  if (known.failures >= RUN_WORTH_KEEPING) known.brokeInAt = at
  else if (known.brokeInAt === null) logins.splice(index, 1)
}

/** Takes a login, or a try of one, into the runs of failures of a device. Changes `logins`. */
export const noteLogin = (
  logins: LoginSource[],
  source: string,
  failed: boolean,
  at: EpochMs,
  max = LOGIN_SOURCES_MAX,
): void => {
  if (failed) noteFailure(logins, source, at, max)
  else noteSuccess(logins, source, at)
}
