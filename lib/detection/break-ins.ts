import type { EpochMs } from '@/lib/domain/time'
import { rampConfidence } from './confidence'
import type { LoginSource } from './facts/event-facts'
import { eventsWhere, recordsWhere } from './evidence-match'
import type { DeviceFacts } from './facts/facts'
import { sourceName } from './fold/fold-event'
import type { Hit } from './rule'

/** Failures of one source before its success from which it was guessing: typing errors end at five. */
const FAILURES_MIN = 5
const FAILURES_FULL = 20
/** Refused pages come in bunches where a client shows several at once, so it takes more of them. */
const REFUSALS_MIN = 10
const REFUSALS_FULL = 40
const FLOOR = 0.7
/** A monitor that says so itself is believed; how it knows is its own heuristic. */
const TOLD = 0.8

/** Somebody who got in after guessing. */
export type BreakIn = {
  source: string
  firstAt: EpochMs
  at: EpochMs
  count: number
  confidence: number
  summary: string
  isEvidence: Hit['isEvidence']
}

type Run = Omit<BreakIn, 'source' | 'summary' | 'isEvidence'>

const runOf = (
  { brokeInAt, failures, firstFailureAt }: LoginSource,
  min: number = FAILURES_MIN,
  full: number = FAILURES_FULL,
): Run | null => {
  if (brokeInAt === null || failures < min) return null
  const confidence = rampConfidence(failures, min, full, FLOOR)
  return { firstAt: firstFailureAt, at: brokeInAt, count: failures + 1, confidence }
}

const byEvents = ({ events }: DeviceFacts): BreakIn[] =>
  (events?.logins ?? []).flatMap((login) => {
    const run = runOf(login)
    if (run === null) return []
    const { source, failures } = login
    const isEvidence = eventsWhere((event) => event.kind === 'login' && sourceName(event.sourceIp) === source)
    return { ...run, source, isEvidence, summary: `${source} logged in after ${String(failures)} wrong passwords.` }
  })

const bySessions = ({ traffic: { shells } }: DeviceFacts): BreakIn[] =>
  (shells?.logins ?? []).flatMap((login) => {
    const run = runOf(login)
    if (run === null) return []
    const { source, failures } = login
    const isEvidence = recordsWhere('ssh', ({ origin }) => origin.ip === source)
    return {
      ...run,
      source,
      isEvidence,
      summary: `${source} got in over SSH after ${String(failures)} failed sessions.`,
    }
  })

const byRequests = ({ traffic: { web } }: DeviceFacts): BreakIn[] =>
  (web?.logins ?? []).flatMap((login) => {
    const run = runOf(login, REFUSALS_MIN, REFUSALS_FULL)
    if (run === null) return []
    const [source = ''] = login.source.split(' ', 1)
    const isEvidence = recordsWhere('http', ({ origin }) => origin.ip === source)
    const summary = `${source} was let in to a web page of the device after ${String(login.failures)} refusals.`
    return { ...run, source, isEvidence, summary }
  })

const byAlert = ({ traffic: { alerts } }: DeviceFacts): BreakIn[] => {
  const intruder = alerts?.brokenInBy ?? null
  if (intruder === null) return []
  const { ip: source, at } = intruder
  const isEvidence = recordsWhere('alert', ({ origin }) => origin.ip === source)
  const summary = `A network monitor saw ${source}, which had guessed passwords of the device, get in.`
  return [{ source, firstAt: at, at, count: 1, confidence: TOLD, isEvidence, summary }]
}

/** Everybody who got in after guessing, by whoever noticed. */
export const breakInsOf = (facts: DeviceFacts): BreakIn[] => [
  ...byEvents(facts),
  ...bySessions(facts),
  ...byRequests(facts),
  ...byAlert(facts),
]

/** Whether anything tells of logins to the device at all. */
export const areLoginsTold = ({ events, traffic: { shells, web, alerts } }: DeviceFacts): boolean => {
  if (events?.kinds.includes('login') === true || shells !== null || web !== null) return true
  return alerts !== null && alerts.brokenInBy !== null
}
