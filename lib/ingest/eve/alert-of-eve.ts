import type { AlertObservation, Peer } from '@/lib/domain/network-record'
import { redactText } from '@/lib/ingest/event/redact'
import { inertText } from '@/lib/ingest/inert-text'
import type { Json } from '@/lib/ingest/json-line'
import { MESSAGE_MAX, NAME_MAX } from '@/lib/ingest/limits'
import { isProblem, type LineProblem } from '@/lib/ingest/line-problem'
import { aboutOf, partOf, peerOf, textOf, type EveAbout } from './eve-values'
import { isFromTcpServer } from './likely-server'

/** What has no priority, and the least that a rule of Suricata may have. */
const NO_PRIORITY = 4

type Ends = { origin: Peer; responder: Peer }

const isFromServer = (json: Json, { source, target }: EveAbout): boolean => {
  const direction = json['direction']
  return typeof direction === 'string' ? direction === 'to_client' : isFromTcpServer(source, target)
}

/**
 * Who opened the connection of the packet that raised something: the packet may be the server's. Since version 6 the
 * record names it, or the packet's direction; before, the ports tell.
 */
const endsOf = (json: Json, about: EveAbout): Ends => {
  const flow = partOf(json, 'flow')
  const [origin, responder] = [peerOf(flow, 'src'), peerOf(flow, 'dest')]
  if (!isProblem(origin) && !isProblem(responder)) return { origin, responder }
  return isFromServer(json, about)
    ? { origin: about.target, responder: about.source }
    : { origin: about.source, responder: about.target }
}

const messageOf = (value: unknown): string =>
  typeof value === 'string' ? inertText(redactText(value.slice(0, 512)), MESSAGE_MAX) : ''

const priorityOf = (value: unknown): number =>
  typeof value === 'number' && value >= 1 && value <= NO_PRIORITY ? Math.round(value) : NO_PRIORITY

/** A rule that matched: https://docs.suricata.io/en/latest/output/eve/eve-json-format.html#event-type-alert */
export const alertOfEve = (json: Json, raw: string): AlertObservation | LineProblem => {
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const alert = partOf(json, 'alert')
  const id = alert['signature_id']
  return {
    kind: 'alert',
    observedAt: about.at,
    uid: about.uid,
    ...endsOf(json, about),
    engine: 'suricata',
    signature: typeof id === 'number' ? String(id) : textOf(id, NAME_MAX),
    message: messageOf(alert['signature']),
    category: textOf(alert['category'], NAME_MAX).toLowerCase(),
    priority: priorityOf(alert['severity']),
    raw,
  }
}

/** What a decoder found odd. One of a packet without addresses is of no device: null. */
export const anomalyOfEve = (json: Json, raw: string): AlertObservation | LineProblem | null => {
  if (json['src_ip'] === undefined) return null
  const about = aboutOf(json)
  if (isProblem(about)) return about
  const anomaly = partOf(json, 'anomaly')
  const event = textOf(anomaly['event'] ?? anomaly['code'], NAME_MAX)
  const kind = textOf(anomaly['type'], NAME_MAX)
  return {
    kind: 'alert',
    observedAt: about.at,
    uid: about.uid,
    ...endsOf(json, about),
    engine: 'suricata',
    signature: event,
    message: kind === '' ? event : `${kind}: ${event}`,
    category: 'anomaly',
    priority: NO_PRIORITY,
    raw,
  }
}
