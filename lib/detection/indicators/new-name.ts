import { DAY_MS } from '@/lib/domain/time'
import { boundedText } from '../sketch/bounded-text'
import { rampConfidence } from '../confidence'
import { DOMAIN_LENGTH_MAX, partsOfName } from '../knowledge/domain-name'
import { recordsWhere } from '../evidence-match'
import { NO_LOOKUPS } from '../facts/name-facts'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Domains up to which a device is one of few words, and from which one more says nothing. */
const FEW_DOMAINS = 10
const MANY_DOMAINS = 150
const CONFIDENCE = 0.8

const severity = 'info' as const

export const newName: Rule = {
  id: 'new-name',
  kind: 'indicator',
  title: 'Asks for a domain it never asked for',
  stage: 'command-and-control',
  family: 'new-destination',
  class: 'novelty',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071', name: 'Application Layer Protocol' },
  rationale:
    'What a device talks to settles within a day; a domain that comes later may be a new firmware, or somebody new in command.',
  source:
    'Argument: endpoint lists of devices are short enough to be written down (the premise of MUD, RFC 8520), and a day shows what is done daily.',
  remedy: 'Find out whose domain it is; if it belongs to the vendor, record that.',
  needs: ['dns'],
  enables: [],
  evaluate: ({ traffic: { names } }, at) => {
    if (names === null || names.lookups === 0) return notAssessed(NO_LOOKUPS)
    const { known, newNames } = names
    if (known.count >= MANY_DOMAINS)
      return notAssessed('the device asks for too many domains for a new one to say much')
    const hits = newNames
      .filter((name) => at - name.at <= DAY_MS)
      .map(({ domain, at: askedAt }) => ({
        subject: domain,
        confidence: CONFIDENCE * (1 - rampConfidence(known.count, FEW_DOMAINS, MANY_DOMAINS, 0)),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: askedAt,
        lastSeenAt: askedAt,
        count: 1,
        summary: `The device asked for ${domain} for the first time; it knew about ${String(known.count - 1)} domains before.`,
        isEvidence: recordsWhere(
          'dns',
          ({ query }) => boundedText(partsOfName(query).domain, DOMAIN_LENGTH_MAX) === domain,
        ),
      }))
    return outcomeOf(hits)
  },
}
