import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { countsOfSample } from '../sketch/distinct-sample'
import { recordsWhere } from '../evidence-match'
import { longNameOf } from '../fold/long-name'
import { NO_LOOKUPS, type ParentFacts } from '../facts/name-facts'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Distinct long names under one domain from which they carry something, and from which there is no doubt. */
const NAMES_MIN = 50
const NAMES_FULL = 200
/** Mean length left of the domain that names of servers do not reach. */
const LENGTH_MIN = 30
/** Fewer do when they are asked for in types whose answers carry data. */
const CARRIERS_MIN = 20

const severity = 'high' as const

/** About how many distinct names were asked for; 0 when they look like names of servers. */
const tunnelledIn = ({ names, lookups, characters, carriers, lastAt }: ParentFacts, at: EpochMs): number => {
  if (at - lastAt > DAY_MS) return 0
  const { tried } = countsOfSample(names)
  const isLong = tried >= NAMES_MIN && characters / lookups >= LENGTH_MIN
  const isCarried = tried >= CARRIERS_MIN && carriers >= lookups / 2
  return isLong || isCarried ? tried : 0
}

export const dnsTunnel: Rule = {
  id: 'dns-tunnel',
  kind: 'indicator',
  title: 'Carries data in names',
  stage: 'command-and-control',
  family: 'dns',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071.004', name: 'Application Layer Protocol: DNS' },
  rationale:
    'A resolver is reachable from almost everywhere, so data leaves in the names that are asked for and orders come back in the answers.',
  source:
    'RITA (Active Countermeasures) counts distinct names under one domain; iodine and dnscat2 fill labels and ask for NULL, TXT, CNAME and MX. Argument for 50 a day of 30 characters: servers of one maker have fewer and shorter names.',
  remedy: 'Block the domain at the resolver, isolate the device and find out what was sent.',
  needs: ['dns'],
  enables: [],
  evaluate: ({ traffic: { names } }, at) => {
    if (names === null || names.lookups === 0) return notAssessed(NO_LOOKUPS)
    const hits = names.parents.flatMap((parent) => {
      const tunnelled = tunnelledIn(parent, at)
      if (tunnelled === 0) return []
      const mean = String(Math.round(parent.characters / parent.lookups))
      return {
        subject: parent.domain,
        confidence: rampConfidence(tunnelled, CARRIERS_MIN, NAMES_FULL, 0.7),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: parent.firstAt,
        lastSeenAt: parent.lastAt,
        count: parent.lookups,
        summary: `The device asked for about ${String(Math.round(tunnelled))} different names under ${parent.domain}, ${mean} characters long on average.`,
        isEvidence: recordsWhere('dns', (record) => longNameOf(record)?.under === parent.domain),
      }
    })
    return outcomeOf(hits)
  },
}
