import type { EpochMs } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { triedIn, type DistinctSample } from '../sketch/distinct-sample'
import { flowsOut } from '../evidence-match'
import type { DeviceFacts, FlowFacts } from '../facts/facts'
import { NO_FLOWS } from '../flow-hit'
import { isWindowOpen, type Burst } from '../sketch/halves'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** New peers in ten minutes beyond what look-ups explain from which it is a swarm, and from which there is no doubt. */
const PEERS_MIN = 20
const PEERS_FULL = 60
/** One name often stands for two addresses. */
const PEERS_PER_LOOKUP = 2

const severity = 'medium' as const

const lookupsOf = ({ strangers }: FlowFacts): number =>
  strangers === null ? 0 : strangers.halves.current.lookups + (strangers.halves.previous?.lookups ?? 0)

const openPeersOf = ({ traffic: { contacts } }: DeviceFacts, at: EpochMs): Burst<DistinctSample> | null => {
  const peers = contacts?.peers ?? null
  return peers !== null && isWindowOpen(peers.halves, at) ? peers : null
}

/** Why nothing can be said of names; null when it can. */
const gapOf = ({ flows, traffic }: DeviceFacts): string | null => {
  if (flows === null) return NO_FLOWS
  if (flows.encryptedLookups) return 'the device looks names up encrypted: which hosts have one is unknown'
  return flows.lookups === 0 && traffic.names === null ? 'no name look-ups of the device are visible' : null
}

export const unnamedPeers: Rule = {
  id: 'unnamed-peers',
  kind: 'indicator',
  title: 'Talks to a swarm of unnamed hosts',
  stage: 'command-and-control',
  family: 'c2-endpoint',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1095', name: 'Non-Application Layer Protocol' },
  rationale:
    'Some botnets have no controller: their bots find each other in a swarm over UDP. Few devices need many strangers at once.',
  source:
    'Herwig et al. 2019 (Hajime) and reports on Mozi: both join the swarm of BitTorrent, whose nodes ask tens of peers a minute. Argument for 20 in ten minutes: calls and video through STUN and TURN need a handful.',
  remedy: 'Isolate the device; no filter of addresses stops a swarm. Then reflash it.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    const gap = gapOf(facts)
    if (flows === null || gap !== null) return notAssessed(gap ?? NO_FLOWS)
    const peers = openPeersOf(facts, at)
    if (peers === null) return CLEAR
    const tried = triedIn(peers, PEERS_MIN)
    const unexplained = tried - PEERS_PER_LOOKUP * lookupsOf(flows)
    if (unexplained < PEERS_MIN) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(unexplained, PEERS_MIN, PEERS_FULL, 0.6),
        severity,
        exposure: 'unknown',
        firstSeenAt: peers.firstAt,
        lastSeenAt: peers.lastAt,
        count: Math.round(tried),
        summary: `The device sent to about ${String(Math.round(tried))} new outside hosts over UDP within ten minutes; no name leads to them.`,
        isEvidence: flowsOut(flows, ({ transport, responder }) => transport === 'udp' && responder.port !== 53),
      },
    ])
  },
}
