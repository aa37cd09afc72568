import { HOUR_MS } from '@/lib/domain/time'
import { reportsWhere } from '../evidence-match'
import type { DeviceFacts, KnownPort } from '../facts/facts'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** What is open in the first hour and the first three reports is how the device is. */
const LEARNING_MS = HOUR_MS
const REPORTS_MIN = 4
/** Client sockets of UDP show up as listeners above here (Linux's default ephemeral range). */
const EPHEMERAL_MIN = 32_768

const severity = 'medium' as const

const isOpenNow = ({ listening }: DeviceFacts, { transport, port }: KnownPort): boolean =>
  listening[transport]?.ports.some((open) => open.port === port) === true

/** Why nothing can be said of this device's ports; null when something can. */
const unjudgeable = ({ reports, pulse, listening }: DeviceFacts): string | null => {
  if (reports === null || pulse === null) return 'no agent reports from this device'
  if (listening.tcp === null && listening.udp === null) return 'the agent does not report listening ports'
  const isLearnt = pulse.reports >= REPORTS_MIN && pulse.lastAt - reports.firstAt >= LEARNING_MS
  return isLearnt ? null : 'still learning which ports are normal'
}

const isSampled = ({ listening }: DeviceFacts): boolean =>
  listening.tcp?.complete === false || listening.udp?.complete === false

const freshPorts = (facts: DeviceFacts): KnownPort[] => {
  const { ports = [], firstAt = 0 } = facts.reports ?? {}
  return ports.filter((port) => {
    const isClientSocket = port.transport === 'udp' && port.port >= EPHEMERAL_MIN
    return port.firstAt - firstAt >= LEARNING_MS && !isClientSocket && isOpenNow(facts, port)
  })
}

export const newListeningPort: Rule = {
  id: 'new-listening-port',
  kind: 'indicator',
  title: 'A port was opened',
  stage: 'persistence',
  family: 'new-service',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1133', name: 'External Remote Services' },
  rationale: 'Firmware listens where it always listened. A new listener is an update, an administrator or a back door.',
  source: 'AWS IoT Device Defender, behavior on aws:listening-tcp-ports; the first hour is learnt as normal.',
  remedy: 'Ask who opened it. If nobody did, look at the process behind it and reflash the device.',
  needs: ['report'],
  enables: [],
  evaluate: (facts) => {
    const reason = unjudgeable(facts)
    if (reason !== null) return notAssessed(reason)
    const fresh = freshPorts(facts)
    if (fresh.length === 0 && isSampled(facts)) return notAssessed('the agent reports only a sample of the ports')
    return outcomeOf(
      fresh.map(({ transport, port, firstAt }) => ({
        subject: `${transport}/${String(port)}`,
        confidence: transport === 'tcp' ? 0.8 : 0.5,
        severity,
        exposure: 'unknown',
        firstSeenAt: firstAt,
        lastSeenAt: firstAt,
        count: 1,
        summary: `Since its first hour the device did not listen on ${transport}/${String(port)}; now it does.`,
        isEvidence: reportsWhere(({ listeningTcp, listeningUdp }) => {
          const block = transport === 'tcp' ? listeningTcp : listeningUdp
          return block?.ports.some((open) => open.port === port) === true
        }),
      })),
    )
  },
}
