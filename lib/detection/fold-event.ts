import type { EventObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts, EventFacts, LoginSource, SeenThing } from './facts'
import { isSuspiciousProcess } from './suspicious-process'
import { isSystemPath } from './system-paths'

/** Most sources, files and processes remembered of a device; the oldest make room. */
const SEEN_MAX = 8
const RESTARTS_MAX = 16
/** A run of failures is over when nothing failed for an hour. */
const LOGIN_RUN_MS = 3_600_000

const newEventFacts = (): EventFacts => ({
  logins: [],
  systemFiles: [],
  processes: [],
  restarts: [],
  lastUpdateAt: null,
  kinds: [],
})

const makeRoom = <T extends { lastAt: EpochMs }>(things: readonly T[]): T[] =>
  things.length < SEEN_MAX ? [...things] : [...things].sort((a, b) => b.lastAt - a.lastAt).slice(0, SEEN_MAX - 1)

const noteThing = (things: readonly SeenThing[], name: string, detail: string, at: EpochMs): SeenThing[] => {
  const known = things.find((thing) => thing.name === name)
  if (known === undefined) return [...makeRoom(things), { name, detail, firstAt: at, lastAt: at, count: 1 }]
  return things.map((thing) =>
    thing === known ? { ...known, detail, lastAt: Math.max(at, known.lastAt), count: known.count + 1 } : thing,
  )
}

const noteLogin = (logins: readonly LoginSource[], source: string, failed: boolean, at: EpochMs): LoginSource[] => {
  const known = logins.find((login) => login.source === source)
  const isRun = known !== undefined && at - known.lastFailureAt <= LOGIN_RUN_MS
  if (!failed) {
    return logins.map((login) => (login === known && isRun ? { ...known, brokeInAt: at } : login))
  }
  const next: LoginSource = isRun
    ? { ...known, failures: known.failures + 1, lastFailureAt: Math.max(at, known.lastFailureAt) }
    : { source, failures: 1, firstFailureAt: at, lastFailureAt: at, brokeInAt: null }
  const others = logins.filter((login) => login.source !== source)
  const kept = [...others].sort((a, b) => b.lastFailureAt - a.lastFailureAt).slice(0, SEEN_MAX - 1)
  return [...kept, next]
}

/** Takes an event of the device into the facts at its effective time. */
export const foldEvent = (facts: DeviceFacts, { event }: EventObservation, at: EpochMs): void => {
  facts.coldChanged = true
  const events = (facts.events ??= newEventFacts())
  if (!events.kinds.includes(event.kind)) events.kinds = [...events.kinds, event.kind].sort()
  switch (event.kind) {
    case 'login':
      events.logins = noteLogin(events.logins, event.sourceIp, event.outcome === 'failure', at)
      return
    case 'file':
      if (isSystemPath(event.path)) events.systemFiles = noteThing(events.systemFiles, event.path, event.action, at)
      return
    case 'process':
      if (event.action === 'started' && isSuspiciousProcess(event)) {
        events.processes = noteThing(events.processes, event.path === '' ? event.name : event.path, event.commandLine.slice(0, 200), at)
      }
      return
    case 'reboot':
      if (event.reason === 'update') events.lastUpdateAt = at
      events.restarts = [...events.restarts, { at, reason: event.reason }].slice(-RESTARTS_MAX)
      return
    case 'config':
      facts.profile = { claimedAt: at, profile: { ...facts.profile?.profile, ...event.profile } }
      return
    case 'error':
    case 'application':
    case 'network':
      return
  }
}
