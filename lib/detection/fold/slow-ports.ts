import type { FlowObservation } from '@/lib/domain/observation'
import { DAY_MS, HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { SLOW_PORTS_MAX, type ContactFacts, type SlowPort } from '../facts/contact-facts'
import { addToSample, emptySample } from '../sketch/distinct-sample'
import { newBurst, touchBurst } from '../sketch/halves'
import { hashText } from '../sketch/hash-text'

/** Half of the window of a slow scan, which goes over a day. */
export const SLOW_HALF_MS = 12 * HOUR_MS

/** A port that was tried this often cannot be pushed out for as many tries of others. */
const CREDIT_MAX = 1_000

/**
 * Takes a newcomer up, or takes a credit off all others and lets it go: ports tried often stay whatever is tried in
 * between (Misra and Gries 1982, "Finding repeated elements"). A port left for a day makes room at once.
 */
const placeSlow = (ports: SlowPort[], entry: SlowPort, at: EpochMs): void => {
  const free = ports.findIndex(({ credit, lastAt }) => credit === 0 || at - lastAt > DAY_MS)
  if (ports.length < SLOW_PORTS_MAX) ports.push(entry)
  else if (free >= 0) ports[free] = entry
  else for (const port of ports) port.credit -= 1
}

/** Counts the remote host among those tried on this port within a day. A port is watched from its first failure on. */
export const addToSlowPort = ({ slowPorts }: ContactFacts, flow: FlowObservation, at: EpochMs): void => {
  const { ip, port } = flow.responder
  const failed = flow.result === 'unanswered' || flow.result === 'refused'
  const known = slowPorts.find((other) => other.port === port)
  if (known === undefined && !failed) return
  const entry = known ?? { port, credit: 0, ...newBurst(at, emptySample, SLOW_HALF_MS) }
  if (known === undefined) placeSlow(slowPorts, entry, at)
  entry.credit = Math.min(CREDIT_MAX, entry.credit + 1)
  addToSample(touchBurst(entry, at, emptySample, SLOW_HALF_MS), hashText(ip), failed)
}
