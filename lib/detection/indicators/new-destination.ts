import { DAY_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { KNOWN_MAX } from '../facts/contact-facts'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { isEstablished } from '../fold/first-contacts'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Hosts up to which a device is one of few contacts; a device of many meets new ones all the time. */
const FEW_HOSTS = 20
const CONFIDENCE = 0.8

const severity = 'info' as const

export const newDestination: Rule = {
  id: 'new-destination',
  kind: 'indicator',
  title: 'Talks to a host it never talked to',
  stage: 'command-and-control',
  family: 'new-destination',
  class: 'novelty',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071', name: 'Application Layer Protocol' },
  rationale:
    'What a device talks to settles within a day. A host that comes later may be a cloud that moved, or somebody new in command.',
  source:
    'Argument: endpoint lists of devices are short enough to be written down (the premise of MUD, RFC 8520), and a day shows what is done daily.',
  remedy: 'Find out whose host it is; if it belongs to the vendor, record that.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows, traffic } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const { contacts } = traffic
    if (contacts === null || !isEstablished(contacts, at))
      return notAssessed('the device has been known for less than a day')
    const rarity = 1 - rampConfidence(contacts.known.count, FEW_HOSTS, KNOWN_MAX, 0)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (!endpoint.novel || endpoint.zone !== 'internet' || endpoint.answered === 0) return []
      if (at - endpoint.firstAt > DAY_MS) return []
      const name = nameStateOf(facts, endpoint.ip, at)
      // A new address behind a name is how clouds are run.
      if (name === 'named' || name === 'soft') return []
      return {
        ...endpointHit(endpoint, { severity }),
        confidence: CONFIDENCE * rarity * NAME_FACTOR[name],
        count: endpoint.contacts,
        summary: `The device talks to ${endpointName(endpoint.ip, endpoint.port)} for the first time since it is watched. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
