import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { recordsWhere } from '../evidence-match'
import { NO_LOOKUPS, type NameFacts, type ResolverFacts } from '../facts/name-facts'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** A resolver is the usual one after a day and some use; the newcomer was not asked by chance. */
const USUAL_LOOKUPS_MIN = 20
const USUAL_SPAN_MS = DAY_MS
const NEW_LOOKUPS_MIN = 3
/** Networks get another resolver by DHCP, and mostly one of their own. */
const SITE_FACTOR = 0.5
/** When the usual one is not asked any more, the whole network was set anew. */
const CHANGED_FACTOR = 0.5
const CONFIDENCE = 0.8

const severity = 'low' as const

const isUsual = ({ lookups, firstAt, lastAt }: ResolverFacts): boolean =>
  lookups >= USUAL_LOOKUPS_MIN && lastAt - firstAt >= USUAL_SPAN_MS

/** The resolvers this device has used for a day, longest first. */
const usualBefore = ({ resolvers }: NameFacts, moment: EpochMs): ResolverFacts[] =>
  resolvers.filter((one) => isUsual(one) && moment - one.firstAt >= USUAL_SPAN_MS)

export const unusualResolver: Rule = {
  id: 'unusual-resolver',
  kind: 'indicator',
  title: 'Asks a resolver it never used',
  stage: 'command-and-control',
  family: 'dns',
  class: 'novelty',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071.004', name: 'Application Layer Protocol: DNS' },
  rationale:
    'Malware brings its own resolver to be free of the filter of the network, and changed resolver settings lead users astray.',
  source: 'Argument: a device asks the resolver its network gave it; one day of use tells which that is.',
  remedy: 'Find out who changed the settings; let only the resolver of the network through.',
  needs: ['dns'],
  enables: [],
  evaluate: ({ traffic: { names } }, at) => {
    if (names === null || names.lookups === 0) return notAssessed(NO_LOOKUPS)
    const hits = names.resolvers.flatMap((resolver) => {
      const { ip, isOutside, firstAt, lastAt, lookups } = resolver
      const usual = usualBefore(names, firstAt)
      if (usual.length === 0 || isUsual(resolver) || lookups < NEW_LOOKUPS_MIN || at - lastAt > DAY_MS) return []
      const isStillAsked = usual.some((one) => one.lastAt > firstAt)
      return {
        subject: ip,
        confidence: CONFIDENCE * (isOutside ? 1 : SITE_FACTOR) * (isStillAsked ? 1 : CHANGED_FACTOR),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count: lookups,
        summary: `The device asked the resolver ${ip} ${String(lookups)} times, after it had used ${usual.map((one) => one.ip).join(', ')} for a day.`,
        isEvidence: recordsWhere('dns', ({ responder }) => responder.ip === ip),
      }
    })
    return outcomeOf(hits)
  },
}
