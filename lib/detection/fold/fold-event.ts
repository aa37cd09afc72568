import type { DeviceEvent, EventObservation } from '@/lib/domain/observation'
import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { boundedText } from '../sketch/bounded-text'
import type { EventFacts, SeenThing } from '../facts/event-facts'
import type { DeviceFacts } from '../facts/facts'
import { foldClaim } from './fold-claim'
import { noteLogin } from './login-runs'
import { place } from '../sketch/place'
import { isSuspiciousProcess } from '../knowledge/suspicious-process'
import { isSystemPath } from '../knowledge/system-paths'

/** Most files and processes remembered of a device; those seen last long ago make room. */
export const THINGS_MAX = 4
export const RESTARTS_MAX = 12
/** Characters kept of what strangers wrote. An address has 45 at most. */
const SOURCE_LENGTH_MAX = 45
const NAME_LENGTH_MAX = 80
const DETAIL_LENGTH_MAX = 56
/** Errors are counted together for this long. */
const ERROR_RUN_MS = 10 * MINUTE_MS

const newEventFacts = (): EventFacts => ({
  logins: [],
  systemFiles: [],
  processes: [],
  restarts: [],
  lastUpdateAt: null,
  errors: null,
  kinds: [],
})

type ProcessEvent = Extract<DeviceEvent, { kind: 'process' }>

/** A file or a program as facts and subjects name it. */
export const thingName = (text: string): string => boundedText(text, NAME_LENGTH_MAX)
/** A source of logins in the same way. */
export const sourceName = (text: string): string => boundedText(text, SOURCE_LENGTH_MAX)

/** The program of a process event: its path, else its name. */
export const programOf = ({ path, name }: ProcessEvent): string => thingName(path === '' ? name : path)

const noteThing = (things: SeenThing[], name: string, detailText: string, at: EpochMs): void => {
  const detail = boundedText(detailText, DETAIL_LENGTH_MAX)
  const known = things.find((thing) => thing.name === name)
  if (known === undefined) {
    place(things, { name, detail, firstAt: at, lastAt: at, count: 1 }, THINGS_MAX)
    return
  }
  known.detail = detail
  known.lastAt = Math.max(known.lastAt, at)
  known.count += 1
}

const noteProcess = (events: EventFacts, event: ProcessEvent, at: EpochMs): void => {
  if (event.action !== 'started' || !isSuspiciousProcess(event)) return
  noteThing(events.processes, programOf(event), event.commandLine, at)
}

const noteRestart = (events: EventFacts, reason: string, at: EpochMs): void => {
  if (reason === 'update') events.lastUpdateAt = at
  events.restarts = [...events.restarts, { at, reason }].slice(-RESTARTS_MAX)
}

const noteError = (events: EventFacts, at: EpochMs): void => {
  const run = events.errors
  const isRun = run !== null && at - run.firstAt <= ERROR_RUN_MS
  events.errors = isRun
    ? { firstAt: run.firstAt, lastAt: Math.max(run.lastAt, at), count: run.count + 1 }
    : { firstAt: at, lastAt: at, count: 1 }
}

const noteActivity = (events: EventFacts, event: DeviceEvent, at: EpochMs): void => {
  if (event.kind === 'login') noteLogin(events.logins, sourceName(event.sourceIp), event.outcome === 'failure', at)
  if (event.kind === 'file' && isSystemPath(event.path)) {
    noteThing(events.systemFiles, thingName(event.path), event.action, at)
  }
  if (event.kind === 'process') noteProcess(events, event, at)
  if (event.kind === 'reboot') noteRestart(events, event.reason, at)
  if (event.kind === 'error') noteError(events, at)
}

/** Takes an event of the device into the facts at its effective time. */
export const foldEvent = (facts: DeviceFacts, { event }: EventObservation, at: EpochMs): void => {
  facts.coldChanged = true
  const events = (facts.events ??= newEventFacts())
  if (!events.kinds.includes(event.kind)) events.kinds = [...events.kinds, event.kind].sort()
  noteActivity(events, event, at)
  if (event.kind === 'config') facts.profile = foldClaim(facts.profile, event.profile, at)
}
