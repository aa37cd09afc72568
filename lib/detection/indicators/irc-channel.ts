import { alertHit } from '../alert-hit'
import { isIrcPort } from '../knowledge/common-services'
import type { FlowFacts } from '../facts/facts'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { notAssessed, outcomeOf, type Hit, type Rule } from '../rule'

/** Recognised as IRC by the monitor; raw payload on a registered IRC port is a little less sure. */
const RECOGNISED = 1
const BY_PORT = 0.7
/** The monitor's rules look for the words of the protocol on any port. */
const BY_RULE = 0.9

const severity = 'high' as const

const chatServers = ({ endpoints }: FlowFacts): Hit[] =>
  endpoints.flatMap((endpoint) => {
    const isRecognised = endpoint.chat && endpoint.answered > 0
    if (!isRecognised && !(isIrcPort(endpoint.port) && endpoint.raw > 0)) return []
    return {
      ...endpointHit(endpoint, { severity }, 'answered'),
      confidence: isRecognised ? RECOGNISED : BY_PORT,
      count: endpoint.answered,
      summary: `The device holds ${String(endpoint.answered)} sessions with the chat server ${endpointName(endpoint.ip, endpoint.port)}.`,
    }
  })

export const ircChannel: Rule = {
  id: 'irc-channel',
  kind: 'indicator',
  title: 'Chat channel of a botnet kind',
  stage: 'command-and-control',
  family: 'c2-channel',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071', name: 'Application Layer Protocol' },
  rationale: 'Devices do not chat. Tsunami, Muhstik and many others take their orders over IRC.',
  source: 'Emerging Threats rules of IRC; IANA registry: irc 194, ircs 994, ircu 6665-6669, ircs-u 6697; ATT&CK T1071.',
  remedy: 'Isolate the device and reflash it.',
  needs: ['flow', 'alert'],
  enables: [],
  evaluate: ({ flows, traffic: { alerts } }) => {
    if (flows === null && alerts === null) return notAssessed(NO_FLOWS)
    const byRule = (alerts?.chat ?? []).map((alert) => alertHit(alert, { severity }, BY_RULE))
    return outcomeOf([...(flows === null ? [] : chatServers(flows)), ...byRule])
  },
}
