import { endpointName } from '../flow-hit'
import { flowsTo } from '../evidence-match'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Registered ports of IoT messaging without encryption (IANA: mqtt 1883, coap 5683, amqp 5672, stomp 61613). */
const CLEARTEXT: ReadonlyMap<number, string> = new Map([
  [1883, 'MQTT'],
  [5683, 'CoAP'],
  [5672, 'AMQP'],
  [61613, 'STOMP'],
])

const severity = 'medium' as const

export const cleartextMessaging: Rule = {
  id: 'cleartext-messaging',
  kind: 'facilitator',
  title: 'Messages leave in clear text',
  stage: 'command-and-control',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1557', name: 'Adversary-in-the-Middle' },
  rationale: 'Commands and credentials cross the internet readable; somebody on the path can send commands of his own.',
  source: 'ETSI EN 303 645 provision 5.5-1 (communicate securely); ports of the IANA registry.',
  remedy: 'Use the TLS port of the broker (8883, 5684, 5671).',
  needs: ['flow'],
  enables: ['raw-channel', 'beaconing'],
  evaluate: ({ flows }) => {
    if (flows === null) return notAssessed('no network monitor sees this device')
    const open = flows.endpoints.filter(
      (e) => CLEARTEXT.has(e.port) && e.zone === 'internet' && e.answered > 0 && !e.encrypted,
    )
    if (open.length === 0) return CLEAR
    return outcomeOf(
      open.map((endpoint) => ({
        subject: endpointName(endpoint.ip, endpoint.port),
        confidence: 0.8,
        severity,
        exposure: 'internet',
        firstSeenAt: endpoint.firstAt,
        lastSeenAt: endpoint.lastAt,
        count: endpoint.contacts,
        summary: `The device speaks ${CLEARTEXT.get(endpoint.port) ?? ''} to ${endpointName(endpoint.ip, endpoint.port)} on the internet without encryption.`,
        isEvidence: flowsTo(endpoint.ip, endpoint.port, endpoint.transport),
      })),
    )
  },
}
