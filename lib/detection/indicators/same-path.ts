import { rampConfidence } from '../confidence'
import { countsOfSample } from '../sketch/distinct-sample'
import { recordsWhere } from '../evidence-match'
import { NO_WEB } from '../no-records'
import { pathName } from '../fold/path-spread'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Servers asked for one path within a day from which it is a panel with many homes, and from which there is no doubt. */
const HOSTS_MIN = 8
const HOSTS_FULL = 20

const severity = 'high' as const

export const samePath: Rule = {
  id: 'same-path',
  kind: 'indicator',
  title: 'Asks many servers for one page',
  stage: 'command-and-control',
  family: 'c2-channel',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1008', name: 'Fallback Channels' },
  rationale:
    'One page with many homes is a control panel that moves, or one flaw looked for everywhere. Vendors give each service a name of its own.',
  source:
    'ATT&CK T1008; argument: front pages, well-known places, connectivity checks and revocation lists apart, a device has no eight servers with one path, as its whole list of servers is short (RFC 8520).',
  remedy: 'Look at what these servers answered; isolate the device if they are not of its vendor.',
  needs: ['http'],
  enables: [],
  evaluate: ({ traffic: { web } }) => {
    if (web === null) return notAssessed(NO_WEB)
    const hits = web.paths.flatMap(({ path, hosts, firstAt, lastAt }) => {
      const { tried } = countsOfSample(hosts)
      if (tried < HOSTS_MIN) return []
      return {
        subject: path,
        confidence: rampConfidence(tried, HOSTS_MIN, HOSTS_FULL, 0.6),
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count: Math.round(tried),
        summary: `The device asked about ${String(Math.round(tried))} servers outside for the same page ${path} within a day.`,
        isEvidence: recordsWhere('http', ({ uri }) => pathName(uri) === path),
      }
    })
    return outcomeOf(hits)
  },
}
