import type { ListeningPorts } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import { PORTS_MAX, type DeviceFacts, type OpenPort, type ReportFacts, type ReportedPorts } from '../facts/facts'

/** A listener bound to loopback serves only the device itself; agents write the interface's name or an address. */
const isLoopback = (name: string | null): boolean =>
  name === 'lo' || name === '::1' || name === '[::1]' || name?.startsWith('127.') === true

/**
 * A port is new when it was missing in a complete list before. A sampled list may have hidden it, and the first list
 * has nothing before it: such ports count as having been open all along.
 */
const learnPorts = (
  facts: DeviceFacts,
  reports: ReportFacts,
  transport: 'tcp' | 'udp',
  ports: readonly OpenPort[],
  at: EpochMs,
): void => {
  const firstAt = facts.listening[transport]?.complete === true ? at : reports.firstAt
  for (const { port } of ports) {
    const isKnown = reports.ports.some((known) => known.transport === transport && known.port === port)
    if (isKnown || reports.ports.length >= PORTS_MAX) continue
    reports.ports.push({ transport, port, firstAt })
    facts.coldChanged = true
  }
}

const isSame = (known: ReportedPorts, ports: readonly OpenPort[], complete: boolean): boolean =>
  known.complete === complete &&
  known.ports.length === ports.length &&
  ports.every(
    ({ port, loopback }, index) => known.ports[index]?.port === port && known.ports[index].loopback === loopback,
  )

/** A sampled list adds to what is known to be open; only a complete list may close ports. */
const merged = (known: ReportedPorts | null, ports: readonly OpenPort[], complete: boolean): readonly OpenPort[] => {
  if (complete || known === null) return ports
  return [...ports, ...known.ports.filter(({ port }) => !ports.some((other) => other.port === port))]
}

/** Takes the listening ports of a report into the facts: which are open now, and which were ever. */
export const foldListening = (
  facts: DeviceFacts,
  reports: ReportFacts,
  transport: 'tcp' | 'udp',
  block: ListeningPorts | undefined,
  at: EpochMs,
): void => {
  if (block === undefined) return
  const open = block.ports.map((listening) => ({ port: listening.port, loopback: isLoopback(listening.interface) }))
  learnPorts(facts, reports, transport, open, at)
  const known = facts.listening[transport]
  const ports = [...merged(known, open, block.complete)].slice(0, PORTS_MAX).sort((a, b) => a.port - b.port)
  const complete = block.complete && block.ports.length <= PORTS_MAX
  if (known !== null && isSame(known, ports, complete)) return
  facts.listening[transport] = { since: at, ports, complete }
  facts.coldChanged = true
}
