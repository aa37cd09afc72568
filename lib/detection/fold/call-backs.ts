import type { FlowObservation } from '@/lib/domain/observation'
import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { CALL_BACKS_MAX, VISITS_MAX, type ContactFacts } from '../facts/contact-facts'
import { hashText } from '../sketch/hash-text'
import { place } from '../sketch/place'
import { hasSeen } from '../sketch/seen-filter'

/** A dropper fetches its payload within minutes of the break-in; an hour leaves room for slow ones. */
const AFTER_VISIT_MS = HOUR_MS

/** Notes that a stranger from outside really tried the device: not a session seen from its middle. */
export const noteVisit = (contacts: ContactFacts, { origin, result }: FlowObservation, at: EpochMs): void => {
  const source = hashText(origin.ip)
  if (result === 'partial' || hasSeen(contacts.known, source)) return
  const known = contacts.visits.find((visit) => visit.source === source)
  if (known !== undefined) Object.assign(known, { fromPort: origin.port, at })
  else contacts.visits.push({ source, fromPort: origin.port, at })
  if (contacts.visits.length > VISITS_MAX) contacts.visits.shift()
}

/** Counts a contact with somebody who tried the device before, on another port than the one he came from. */
export const noteCallBack = (contacts: ContactFacts, { responder }: FlowObservation, at: EpochMs): void => {
  if (contacts.visits.length === 0) return
  const source = hashText(responder.ip)
  const visit = contacts.visits.find((one) => one.source === source)
  if (visit === undefined || at < visit.at || at - visit.at > AFTER_VISIT_MS || visit.fromPort === responder.port)
    return
  const { ip, port } = responder
  const known = contacts.callBacks.find((call) => call.ip === ip && call.port === port)
  const call = known ?? place(contacts.callBacks, { ip, port, firstAt: at, lastAt: at, calls: 0 }, CALL_BACKS_MAX)
  call.calls += 1
  call.lastAt = Math.max(call.lastAt, at)
}
