import type { AlertObservation } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { newAlertFacts, type AlertFacts, type RaisedAlert } from '../facts/alert-facts'
import { alertClassOf, type AlertClass } from '../knowledge/alert-class'
import { ATTEMPT_TEXT_MAX } from '../knowledge/injected-command'
import { addAttempt } from './attack-attempts'
import { boundedText } from '../sketch/bounded-text'
import { oneMore } from '../sketch/bounded-count'
import type { DeviceFacts } from '../facts/facts'
import type { FlowView } from './flow-view'
import { place } from '../sketch/place'

const TITLE_LENGTH_MAX = 36
/** Alerts remembered of each kind; one that goes on keeps its place because it is the latest. */
const RAISED_MAX = { malware: 3, mining: 1, chat: 1, sent: 2, listed: 1, received: 1 } as const

/** What an engine calls its alert, as facts and subjects name it. */
export const alertTitle = ({ message, signature }: AlertObservation): string =>
  boundedText(message === '' || signature.includes('::') ? signature : message, TITLE_LENGTH_MAX)

const raise = (raised: RaisedAlert[], max: number, title: string, ip: string, at: EpochMs): void => {
  const known = raised.find((alert) => alert.title === title)
  if (known === undefined) {
    place(raised, { title, ip, firstAt: at, lastAt: at, count: 1 }, max)
    return
  }
  known.ip = ip
  known.count = oneMore(known.count)
  known.firstAt = Math.min(known.firstAt, at)
  known.lastAt = Math.max(known.lastAt, at)
}

/** The list an alert belongs to when the device opened the connection. */
const LIST_OF = { malware: 'malware', mining: 'mining', chat: 'chat', attack: 'sent', listed: 'listed' } as const

const noteOwn = (own: AlertFacts, kind: AlertClass, alert: AlertObservation, at: EpochMs): void => {
  if (kind === 'break-in') return
  const list = LIST_OF[kind]
  raise(own[list], RAISED_MAX[list], alertTitle(alert), alert.responder.ip, at)
}

/** An attack on the device. A listed address that knocks only says that the internet exists; a chat server is a service. */
const noteReceived = (own: AlertFacts, kind: AlertClass, alert: AlertObservation, at: EpochMs): void => {
  const { ip } = alert.origin
  if (kind === 'listed' || kind === 'chat') return
  if (kind === 'break-in') {
    own.brokenInBy = { ip, at }
    return
  }
  const title = alertTitle(alert)
  raise(own.received, RAISED_MAX.received, title, ip, at)
  addAttempt(
    own.attempts,
    { ip, port: alert.responder.port, how: 'alert', target: '', text: title.slice(0, ATTEMPT_TEXT_MAX) },
    at,
  )
}

/** Takes what a monitor raised into the facts at its effective time. */
export const foldAlert = (facts: DeviceFacts, alert: AlertObservation, view: FlowView, at: EpochMs): void => {
  const own = (facts.traffic.alerts ??= newAlertFacts())
  own.records = oneMore(own.records)
  const kind = alertClassOf(alert)
  if (kind === null) return
  if (view.side === 'origin') noteOwn(own, kind, alert, at)
  else noteReceived(own, kind, alert, at)
}
