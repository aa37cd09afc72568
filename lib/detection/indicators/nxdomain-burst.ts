import { rampConfidence } from '../confidence'
import { countsOfHalves } from '../sketch/distinct-sample'
import { isPublicName } from '../knowledge/domain-name'
import { recordsWhere } from '../evidence-match'
import { isWindowOpen } from '../sketch/halves'
import { NO_LOOKUPS } from '../facts/name-facts'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** Domains that do not exist in ten minutes from which it is a search, from which there is no doubt, and of all. */
const DOMAINS_MIN = 10
const DOMAINS_FULL = 30
const SHARE_MIN = 0.2

const severity = 'high' as const

export const nxdomainBurst: Rule = {
  id: 'nxdomain-burst',
  kind: 'indicator',
  title: 'Looks up many domains that do not exist',
  stage: 'command-and-control',
  family: 'dns',
  class: 'conclusive',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1568.002', name: 'Dynamic Resolution: Domain Generation Algorithms' },
  rationale:
    'Malware computes names day by day and tries them until one exists; firmware asks for the few names its maker registered.',
  source:
    'Antonakakis et al. 2012 (Pleiades): machines with such malware stand out by distinct domains without existence. Argument for ten in ten minutes: more than a maker has domains; for a fifth: a search that finds nothing.',
  remedy: 'Isolate the device, look up what the names have in common, then reflash it.',
  needs: ['dns'],
  enables: [],
  evaluate: ({ traffic: { names } }, at) => {
    if (names === null || names.lookups === 0) return notAssessed(NO_LOOKUPS)
    const { domains } = names
    if (domains === null || !isWindowOpen(domains.halves, at)) return CLEAR
    const counts = countsOfHalves(domains.halves.current, domains.halves.previous, DOMAINS_MIN)
    if (counts === null || counts.failed < DOMAINS_MIN || counts.failed < SHARE_MIN * counts.tried) return CLEAR
    const { failed, tried } = counts
    return outcomeOf([
      {
        subject: '',
        confidence: rampConfidence(failed, DOMAINS_MIN, DOMAINS_FULL, 0.7),
        severity,
        exposure: 'unknown',
        firstSeenAt: domains.firstAt,
        lastSeenAt: domains.lastAt,
        count: Math.round(failed),
        summary: `The device asked for about ${String(Math.round(tried))} domains within ten minutes; ${String(Math.round(failed))} of them do not exist.`,
        isEvidence: recordsWhere('dns', ({ result, query }) => result === 'nxdomain' && isPublicName(query)),
      },
    ])
  },
}
