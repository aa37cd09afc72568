import type { FlowObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import type { Contact } from './endpoint-table'
import type { FlowFacts, StrangerCounts } from '../facts/facts'
import { halfAt, newBurst, touchBurst, type Burst } from '../sketch/halves'
import { hashText } from '../sketch/hash-text'

const noStrangers = (): StrangerCounts => ({ hosts: emptySample(), lookups: 0 })

/** A name look-up, whichever resolver answers it. */
export const isLookup = (flow: FlowObservation): boolean => flow.responder.port === 53 || flow.service === 'dns'

const hasHost = ({ endpoints }: FlowFacts, host: string): boolean => {
  for (const { ip } of endpoints) if (ip === host) return true
  return false
}

/** A first contact with an outside host that no name announced. */
const isStranger = (flows: FlowFacts, flow: FlowObservation, contact: Contact): boolean => {
  if (contact.known !== undefined || contact.lookedUp || contact.named) return false
  if (contact.zone !== 'internet' || flow.transport !== 'tcp' || flow.result === 'partial') return false
  return !hasHost(flows, flow.responder.ip)
}

const noteStranger = (strangers: Burst<StrangerCounts>, flow: FlowObservation, at: EpochMs): void => {
  const half = touchBurst(strangers, at, noStrangers)
  // Look-ups keep the window moving, so the burst is new when no stranger is left in it.
  const { previous } = strangers.halves
  if (half.hosts.values.length + (previous?.hosts.values.length ?? 0) === 0) strangers.firstAt = at
  addToSample(half.hosts, hashText(flow.responder.ip), flow.result !== 'answered')
}

/** Counts strangers, and the look-ups beside them. */
export const noteNaming = (flows: FlowFacts, flow: FlowObservation, contact: Contact): void => {
  const { at } = contact
  const isAnsweredLookup = isLookup(flow) && flow.result === 'answered'
  if (!isAnsweredLookup && (isLookup(flow) || !isStranger(flows, flow, contact))) return
  const strangers = (flows.strangers ??= newBurst(at, noStrangers))
  if (isAnsweredLookup) halfAt(strangers.halves, at, noStrangers).lookups += 1
  else noteStranger(strangers, flow, at)
}
