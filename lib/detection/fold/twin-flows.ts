import type { FlowObservation } from '@/lib/domain/observation'
import { SECOND_MS } from '@/lib/domain/time'
import type { FlowFacts } from '../facts/facts'
import { hashText } from '../sketch/hash-text'

/** Flows remembered, and sensors told apart: a slot of four bits beside a hash of 28. */
export const SEEN_MAX = 96
export const SENSORS_MAX = 15
const SLOT_SPACE = 16

const slotOf = (sensors: number[], sensor: string): number => {
  const hash = hashText(sensor)
  const known = sensors.indexOf(hash)
  if (known >= 0) return known
  if (sensors.length < SENSORS_MAX) sensors.push(hash)
  return sensors.length - 1
}

/** The 5-tuple and the second a flow started in, as 28 bits. */
const fingerprintOf = (tuple: string, second: number): number => hashText(`${tuple} ${String(second)}`) >>> 4

/**
 * Whether another sensor of the space logged this flow already: same 5-tuple, and started within a second (two that
 * start in neighbouring seconds are taken for one). Remembers the flow otherwise. A sensor never doubles itself.
 */
export const isTwin = (flows: FlowFacts, flow: FlowObservation, sensor: string): boolean => {
  const { origin, responder, transport } = flow
  const tuple = `${transport} ${origin.ip} ${String(origin.port)} ${responder.ip} ${String(responder.port)}`
  const second = Math.floor(flow.startedAt / SECOND_MS)
  const slot = slotOf(flows.sensors, sensor)
  const twins = [second - 1, second, second + 1].map((near) => fingerprintOf(tuple, near))
  const isKnown = flows.seen.some(
    (entry) => entry % SLOT_SPACE !== slot && twins.includes(Math.floor(entry / SLOT_SPACE)),
  )
  if (isKnown) return true
  flows.seen.push(fingerprintOf(tuple, second) * SLOT_SPACE + slot)
  if (flows.seen.length > SEEN_MAX) flows.seen.shift()
  return false
}
